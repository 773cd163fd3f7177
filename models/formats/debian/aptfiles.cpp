// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/debian/aptfiles.h"

#include "clientfiles/textlines.h"

#include <QRegularExpression>

#include <optional>

using namespace Qt::StringLiterals;

namespace packhouse::debian {

namespace {

struct Entry
{
    QString name; ///< in small letters
    QString value;
    int line = 0;
};

/// Paragraphs with their fields; a line that is none is left out, as apt's own reader of these
/// files skips what it does not know.
QList<QList<Entry>> paragraphsOf(const QByteArray &bytes)
{
    const TextLines lines(bytes);
    QList<QList<Entry>> found;
    bool open = false;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString line = QString::fromUtf8(lines.at(i));
        if (line.trimmed().isEmpty()) {
            open = false;
            continue;
        }
        if (line.startsWith(u'#'))
            continue;
        if (line.at(0).isSpace()) {
            if (open && !found.last().isEmpty())
                found.last().last().value += u' ' + line.trimmed();
            continue;
        }
        if (!open)
            found.append(QList<Entry>());
        open = true;
        found.last().append({line.section(u':', 0, 0).trimmed().toLower(),
                             line.section(u':', 1).trimmed(), int(i) + 1});
    }
    return found;
}

std::optional<Entry> fieldOf(const QList<Entry> &paragraph, const QString &name)
{
    for (const Entry &field : paragraph) {
        if (field.name == name)
            return field;
    }
    return std::nullopt;
}

QStringList wordsIn(const QString &text)
{
    return text.simplified().split(u' ', Qt::SkipEmptyParts);
}

/// "mirror+http://…" and the like lead where what is behind the sign leads.
QString plainAddress(const QString &written)
{
    const qsizetype colon = written.indexOf(u':');
    const qsizetype plus = written.lastIndexOf(u'+', colon);
    const QString address = plus >= 0 && plus < colon ? written.sliced(plus + 1) : written;
    return address.startsWith(u"cdrom:") || address.startsWith(u"copy:") ? u"file:"_s : address;
}

bool fits(const QString &pattern, const QString &text)
{
    const QRegularExpression expression(QRegularExpression::wildcardToRegularExpression(pattern));
    return expression.match(text).hasMatch();
}

} // namespace

QList<AptSource> sourcesOfList(const QByteArray &bytes)
{
    static const QRegularExpression entry(u"^\\s*deb\\s+(?:\\[[^\\]]*\\]\\s*)?(\\S+)"_s);
    const TextLines lines(bytes);
    QList<AptSource> found;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QRegularExpressionMatch match = entry.match(QString::fromUtf8(lines.at(i)));
        if (match.hasMatch())
            found.append({plainAddress(match.captured(1)), int(i) + 1});
    }
    return found;
}

QList<AptSource> sourcesOfParagraphs(const QByteArray &bytes)
{
    static const QStringList off{u"no"_s, u"false"_s, u"off"_s, u"0"_s, u"without"_s, u"disable"_s};
    QList<AptSource> found;
    for (const QList<Entry> &paragraph : paragraphsOf(bytes)) {
        const auto types = fieldOf(paragraph, u"types"_s);
        const auto enabled = fieldOf(paragraph, u"enabled"_s);
        const auto addresses = fieldOf(paragraph, u"uris"_s);
        if (!types || !addresses || !wordsIn(types->value).contains(u"deb"_s)
            || (enabled && off.contains(enabled->value.toLower())))
            continue;
        for (const QString &address : wordsIn(addresses->value))
            found.append({plainAddress(address), addresses->line});
    }
    return found;
}

QList<AptPin> aptPins(const QByteArray &bytes)
{
    QList<AptPin> found;
    for (const QList<Entry> &paragraph : paragraphsOf(bytes)) {
        const auto packages = fieldOf(paragraph, u"package"_s);
        const auto pin = fieldOf(paragraph, u"pin"_s);
        const auto priority = fieldOf(paragraph, u"pin-priority"_s);
        if (packages && pin && priority)
            found.append(
                {wordsIn(packages->value), pin->value, priority->value.toInt(), packages->line});
    }
    return found;
}

bool isAbout(const AptPin &pin, const QString &package)
{
    for (const QString &pattern : pin.packages) {
        const QString name = pattern.section(u':', 0, 0); // of an architecture
        const bool expression = name.size() > 2 && name.startsWith(u'/') && name.endsWith(u'/');
        if (name != u"*"
            && (expression
                    ? QRegularExpression(name.sliced(1, name.size() - 2)).match(package).hasMatch()
                    : fits(name, package)))
            return true;
    }
    return false;
}

PinMatch matchesHost(const AptPin &pin, const QString &host)
{
    const QString kind = pin.pin.section(u' ', 0, 0, QString::SectionSkipEmpty);
    QString what = pin.pin.section(u' ', 1, -1, QString::SectionSkipEmpty).trimmed();
    if (kind == u"release" && what == u"*")
        return PinMatch::Yes;
    if (kind != u"origin")
        return PinMatch::NotKnown;
    if (what.size() >= 2 && what.startsWith(u'"') && what.endsWith(u'"'))
        what = what.sliced(1, what.size() - 2);
    return fits(what, host) ? PinMatch::Yes : PinMatch::No;
}

} // namespace packhouse::debian
