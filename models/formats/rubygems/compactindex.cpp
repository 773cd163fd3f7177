// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/rubygems/compactindex.h"

#include <QCryptographicHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse::rubygems {

namespace {

constexpr QByteArrayView Head = "---\n";
constexpr QByteArrayView CreatedAt = "created_at: ";
/// Where history is shorter than that, it is not worth a download of the whole text.
constexpr qsizetype LeastHistory = 256 * 1024;
constexpr qsizetype MostHistory = 4; ///< times what is needed

QByteArray md5Of(const QByteArray &text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Md5).toHex();
}

QByteArray requirement(const Requirement &requirement)
{
    return requirementText(requirement, u"&"_s).toUtf8();
}

QByteArray versionsLine(const QByteArray &name, const QByteArrayList &tokens, const QByteArray &md5)
{
    return name + ' ' + tokens.join(',') + ' ' + md5 + '\n';
}

} // namespace

QString infoCollection(const QString &name)
{
    return u"info/"_s + name;
}

QByteArray infoLine(const Gemspec &spec, const QByteArray &sha256)
{
    QByteArray line = spec.full.version.toUtf8();
    if (spec.full.platform != Ruby)
        line += '-' + spec.full.platform.toUtf8();
    QByteArrayList dependencies;
    for (const GemDependency &each : spec.dependencies) {
        if (each.runtime)
            dependencies.append(each.name.toUtf8() + ':' + requirement(each.requirement));
    }
    line += ' ' + dependencies.join(',') + "|checksum:" + sha256.toHex();
    if (!asksNothing(spec.ruby))
        line += ",ruby:" + requirement(spec.ruby);
    if (!asksNothing(spec.rubygems))
        line += ",rubygems:" + requirement(spec.rubygems);
    return line;
}

QList<Fragment> indexFragments(const Gemspec &spec, const QByteArray &sha256)
{
    const QByteArray line = infoLine(spec, sha256);
    return {{AllGems, spec.full.name.toUtf8(), line},
            {infoCollection(spec.full.name), spec.full.name.toUtf8(), line}};
}

QString InfoEntry::version() const
{
    const QByteArray token = this->token();
    return QString::fromUtf8(token.first(std::max<qsizetype>(0, (token + '-').indexOf('-'))));
}

QString InfoEntry::platform() const
{
    const QByteArray token = this->token();
    const qsizetype dash = token.indexOf('-');
    return dash < 0 ? Ruby : QString::fromUtf8(token.sliced(dash + 1));
}

QList<std::pair<QString, QString>> InfoEntry::dependencies() const
{
    QList<std::pair<QString, QString>> found;
    const qsizetype from = line.indexOf(' ') + 1;
    const QString list = QString::fromUtf8(line.mid(from, line.indexOf('|', from) - from));
    for (const QString &each : list.split(u',', Qt::SkipEmptyParts))
        found.append({each.section(u':', 0, 0), each.section(u':', 1).replace(u"&"_s, u", "_s)});
    return found;
}

void Entries::add(const QByteArray &line)
{
    if (line.indexOf(' ') <= 0)
        return;
    const InfoEntry entry{line};
    const QByteArray token = entry.token();
    const auto same = std::find_if(m_list.begin(), m_list.end(),
                                   [&](const InfoEntry &each) { return each.token() == token; });
    if (same != m_list.end())
        m_list.erase(same);
    m_list.push_back(entry);
}

QByteArray Entries::infoText() const
{
    QByteArray text = Head.toByteArray();
    for (const InfoEntry &each : m_list)
        text += each.line + '\n';
    return text;
}

static Result<Gems> readCollection(const PackageReader &store, ScopeId project,
                                   const FormatId &type, const QString &collection)
{
    Gems gems;
    const auto read = store.fragments(
        project, type, collection,
        [&](const QByteArray &name, const QByteArray &line, Status status) {
            if (status != Status::Hidden)
                gems[name].add(line);
        });
    if (!read)
        return fail(read.error());
    return gems;
}

Result<Gems> readGems(const PackageReader &store, ScopeId project, const FormatId &type)
{
    return readCollection(store, project, type, AllGems);
}

Result<Entries> readEntries(const PackageReader &store, ScopeId project, const FormatId &type,
                            const QString &name)
{
    Result<Gems> gems = readCollection(store, project, type, infoCollection(name));
    if (!gems)
        return fail(gems.error());
    return std::move((*gems)[name.toUtf8()]);
}

QByteArray namesText(const Gems &gems)
{
    QByteArray text = Head.toByteArray();
    for (const auto &[name, entries] : gems)
        text += name + '\n';
    // protocol: as the index of a source without gems is written everywhere
    return gems.empty() ? text + '\n' : text;
}

VersionsText::VersionsText(const QByteArray &text, const QDateTime &now)
{
    const qsizetype head = text.indexOf(Head);
    bool good = text.startsWith(CreatedAt) && head > 0 && text.endsWith('\n');
    for (qsizetype at = head + Head.size(); good && at < text.size();) {
        const qsizetype end = text.indexOf('\n', at);
        good = take(QByteArrayView(text).sliced(at, end - at));
        at = end + 1;
    }
    if (good)
        m_text = text;
    else
        startAnew(CreatedAt.toByteArray() + now.toUTC().toString(Qt::ISODate).toLatin1() + '\n'
                  + Head.toByteArray());
}

void VersionsText::startAnew(const QByteArray &head)
{
    m_known.clear();
    m_text = head;
}

bool VersionsText::take(QByteArrayView line)
{
    const QByteArrayList parts = line.toByteArray().split(' ');
    if (parts.size() != 3)
        return false;
    Known &known = m_known[parts[0]];
    known.md5 = parts[2];
    for (const QByteArray &each : parts[1].split(',')) {
        if (!each.startsWith('-'))
            known.tokens.push_back(each);
        else
            known.tokens.erase(
                std::remove(known.tokens.begin(), known.tokens.end(), each.sliced(1)),
                known.tokens.end());
    }
    return true;
}

// protocol: a name's last line tells the MD5 of its info; "-1.0" takes 1.0 back
void VersionsText::append(const QByteArray &name, const Entries &entries)
{
    Known &known = m_known[name];
    const QByteArray md5 = md5Of(entries.infoText());
    if (known.md5 == md5)
        return;
    QByteArrayList changes;
    std::vector<QByteArray> tokens;
    for (const InfoEntry &each : entries.list())
        tokens.push_back(each.token());
    const auto holds = [](const std::vector<QByteArray> &list, const QByteArray &token) {
        return std::find(list.begin(), list.end(), token) != list.end();
    };
    for (const QByteArray &each : known.tokens) {
        if (!holds(tokens, each))
            changes.append('-' + each);
    }
    for (const QByteArray &each : tokens) {
        if (!holds(known.tokens, each))
            changes.append(each);
    }
    // Other bytes of a version that is listed already: the line has to name one.
    if (changes.isEmpty() && !tokens.empty())
        changes = {'-' + tokens.back(), tokens.back()};
    if (changes.isEmpty())
        return;
    known = {std::move(tokens), md5};
    m_text += versionsLine(name, changes, md5);
}

void VersionsText::update(const Gems &gems)
{
    qsizetype needed = 0;
    for (const auto &[name, entries] : gems) {
        append(name, entries);
        needed += name.size() + 36;
        for (const InfoEntry &each : entries.list())
            needed += each.token().size() + 1;
    }
    std::vector<QByteArray> gone;
    for (const auto &[name, known] : m_known) {
        if (!known.tokens.empty() && gems.count(name) == 0)
            gone.push_back(name);
    }
    for (const QByteArray &name : gone)
        append(name, {});
    if (m_text.size() > LeastHistory + MostHistory * needed) {
        startAnew(m_text.first(m_text.indexOf(Head) + Head.size()));
        for (const auto &[name, entries] : gems)
            append(name, entries);
    }
}

} // namespace packhouse::rubygems
