// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/rubygems/gemsources.h"

#include "clientfiles/textlines.h"
#include "formats/support/yaml.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse::rubygems {

namespace {

// A symbol in YAML, or, since RubyGems 3.5, a plain word.
const QStringList SourcesKeys{u":sources"_s, u"sources"_s};

bool isItem(const QByteArray &line)
{
    return line.trimmed().startsWith('-') && line.trimmed() != "---";
}

} // namespace

Gemrc readGemrc(const QByteArray &bytes)
{
    Gemrc found;
    if (bytes.trimmed().isEmpty() || bytes.trimmed() == "---") {
        found.readable = true;
        return found;
    }
    const Result<QJsonValue> yaml = parseYaml(bytes);
    found.readable = yaml && (yaml->isObject() || yaml->isNull());
    if (!found.readable)
        return found;
    for (const QString &key : SourcesKeys) {
        const QJsonValue sources = (*yaml)[key];
        if (sources.isUndefined() || found.sources)
            continue;
        found.sources = QStringList();
        for (const QJsonValue &source : sources.toArray())
            found.sources->append(source.toString());
        if (found.sources->isEmpty())
            found.sources->append(QString()); // it then takes its own
    }
    return found;
}

std::optional<QByteArray> withGemSources(const QByteArray &bytes, const QStringList &sources)
{
    TextLines lines(bytes);
    qsizetype at = -1;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (lines.at(i).startsWith(":sources:") || lines.at(i).startsWith("sources:"))
            at = i;
    }
    if (at < 0) {
        at = lines.size();
        lines.append(":sources:");
    } else {
        const QByteArray behind = lines.at(at).mid(lines.at(at).lastIndexOf(':') + 1).trimmed();
        if (!behind.isEmpty())
            return std::nullopt;
        while (at + 1 < lines.size() && isItem(lines.at(at + 1)))
            lines.remove(at + 1);
    }
    for (qsizetype i = 0; i < sources.size(); ++i)
        lines.insert(at + 1 + i, "- " + sources.at(i).toUtf8());
    return lines.joined();
}

namespace {

/// Reads the few words of a Gemfile that say where gems come from.
class GemfileReader
{
public:
    explicit GemfileReader(const QString &gem) : m_gem(gem) {}
    void read(const QString &line, int number);
    GemfileSources found() const
    {
        if (m_bound.bound)
            return m_bound;
        GemfileSources found = m_global;
        // What a gem of another source depends on comes from there, unless it is named itself.
        const bool leadsElsewhere = std::any_of(
            m_others.begin(), m_others.end(),
            [this](const QString &other) { return !m_global.addresses.contains(other); });
        found.certain = found.certain && (m_isNamed || !leadsElsewhere);
        return found;
    }

private:
    void readSource(const QRegularExpressionMatch &source, int number);

    const QString m_gem;
    GemfileSources m_global;
    GemfileSources m_bound;
    QStringList m_others; ///< the sources that gems of other names have
    bool m_isNamed = false; ///< for all sources
    QString m_block; ///< address of the source whose block is open
    int m_blockLine = 0;
    int m_depth = 0; ///< of blocks
    int m_blockDepth = 0;
};

void GemfileReader::readSource(const QRegularExpressionMatch &source, int number)
{
    if (source.captured(2).isEmpty()) {
        m_global.addresses.append(source.captured(1));
        m_global.lines.append(number);
    } else {
        m_block = source.captured(1);
        m_blockLine = number;
        m_blockDepth = ++m_depth;
    }
}

void GemfileReader::read(const QString &line, int number)
{
    static const QRegularExpression source(
        u"^source[\\s(]+[\"']([^\"']*)[\"']\\s*\\)?(\\s+do)?\\s*(?:#.*)?$"_s);
    static const QRegularExpression gem(u"^gem[\\s(]+[\"']([^\"']*)[\"'](.*)$"_s);
    static const QRegularExpression option(
        u"(?:\\bsource:|:source\\s*=>)\\s*[\"']([^\"']*)[\"']"_s);
    // Repositories of version control, by address or by their host's short names; folders are ours.
    static const QRegularExpression repository(u"(?:\\b(?:git|github|gist|bitbucket|gitlab):|:(?:"
                                               u"git|github|gist|bitbucket|gitlab)\\s*=>)\\s*"
                                               "[\"']([^\"']*)[\"']"_s);
    static const QRegularExpression unclear(
        u"^(?:git|github|gitlab|source|eval_gemfile|instance_eval|eval|load|require|git_source|"
        "plugin|Bundler)\\b"_s);
    static const QRegularExpression block(u"\\bdo\\s*(?:\\|[^|]*\\|)?\\s*(?:#.*)?$"_s);
    if (const auto match = source.match(line); match.hasMatch()) {
        readSource(match, number);
    } else if (unclear.match(line).hasMatch()) {
        m_global.certain = m_bound.certain = false;
    } else if (const auto named = gem.match(line); named.hasMatch()) {
        const auto given = option.match(named.captured(2));
        const auto from = repository.match(named.captured(2));
        const QString address = from.hasMatch()    ? from.captured(1)
                                : given.hasMatch() ? given.captured(1)
                                                   : m_block;
        if (named.captured(1) == m_gem && !address.isEmpty()) {
            m_bound.bound = true;
            m_bound.addresses = {address};
            m_bound.lines = {from.hasMatch() || given.hasMatch() ? number : m_blockLine};
        } else if (named.captured(1) == m_gem) {
            m_isNamed = true;
        } else if (!from.hasMatch() && !address.isEmpty()) {
            m_others.append(address);
        }
    } else if (block.match(line).hasMatch()) {
        ++m_depth;
    } else if (line == u"end") {
        if (m_depth == m_blockDepth)
            m_block.clear();
        --m_depth;
    }
}

} // namespace

GemfileSources gemfileSources(const QByteArray &bytes, const QString &gem)
{
    GemfileReader reader(gem);
    const TextLines lines(bytes);
    QString statement; // up to the line that does not end with a comma
    int first = 0;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString line = QString::fromUtf8(lines.at(i)).trimmed();
        if (statement.isEmpty())
            first = int(i) + 1;
        statement += statement.isEmpty() ? line : u' ' + line;
        if (line.endsWith(u',') && !line.startsWith(u'#'))
            continue;
        reader.read(statement, first);
        statement.clear();
    }
    if (!statement.isEmpty())
        reader.read(statement, first);
    return reader.found();
}

QString mirrorKey(const QString &address)
{
    QString key = address.endsWith(u'/') ? address : address + u'/';
    key.replace(u'-', u"___"_s).replace(u'.', u"__"_s);
    return u"BUNDLE_MIRROR__"_s + key.toUpper();
}

std::optional<QMap<QString, QString>> bundlerSettings(const QByteArray &bytes)
{
    QMap<QString, QString> found;
    if (bytes.trimmed().isEmpty() || bytes.trimmed() == "---")
        return found;
    const Result<QJsonValue> yaml = parseYaml(bytes);
    if (!yaml || !yaml->isObject())
        return std::nullopt;
    const QJsonObject settings = yaml->toObject();
    for (auto setting = settings.begin(); setting != settings.end(); ++setting)
        found.insert(setting.key(), setting.value().toString());
    return found;
}

} // namespace packhouse::rubygems
