// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QStringList>

#include <concepts>
#include <functional>
#include <type_traits>
#include <variant>

namespace packhouse {

/// What a person could copy or look for: a package, a path, a file, a version, a word of a
/// protocol.
struct Identifier
{
    QString text;
    bool operator==(const Identifier &) const = default;
};

/// A sentence that somebody else wrote, in whatever language: what an upstream, git or the system
/// answered.
struct Foreign
{
    QString text;
    bool operator==(const Foreign &) const = default;
};

/// A size, shown as people read sizes.
struct Bytes
{
    qint64 count = 0;
    bool operator==(const Bytes &) const = default;
};

struct Argument;

/// What a person will read, not yet in anybody's language: a source text in English with places
/// "%1" to "%9", and what goes there. The protocols and the command line take it in English
/// (english()); the window takes it in its reader's language (items/readable.h). It goes through
/// the control door and the journal as data (core/textjson.h).
///
/// lupdate finds what is written as Text::of("…") and Text::counted("…"), all in the context
/// "Text".
class Text
{
public:
    Text() = default;

    /// Each argument is an Identifier where it is a string, a number, a QDateTime, Bytes, Foreign,
    /// or a Text of its own; a list of strings is one Identifier.
    template<std::size_t size, typename... Values>
    [[nodiscard]] static Text of(const char (&source)[size], const Values &...values);

    /// "%n" stands for the count, which chooses between singular and plural; "%n file(s)".
    template<std::size_t size, typename... Values>
    [[nodiscard]] static Text counted(const char (&source)[size], qint64 count,
                                      const Values &...values);

    /// Nothing but a name; empty for an empty one.
    [[nodiscard]] static Text name(const QString &name);

    /// Nothing but somebody else's sentence.
    [[nodiscard]] static Text foreign(const QString &sentence);

    /// Sentences after one another.
    [[nodiscard]] static Text sentences(const QList<Text> &texts);

    bool isEmpty() const { return m_source.isEmpty(); }
    const QByteArray &source() const { return m_source; } ///< UTF-8
    const QList<Argument> &arguments() const { return m_arguments; }
    qint64 count() const { return m_count; } ///< -1: nothing is counted

    bool operator==(const Text &) const;

private:
    friend class TextJson;
    Text(QByteArray source, qint64 count, QList<Argument> arguments);

    QByteArray m_source;
    QList<Argument> m_arguments;
    qint64 m_count = -1;
};

struct Argument : std::variant<Identifier, Foreign, Bytes, qint64, QDateTime, Text>
{
    using Base = std::variant<Identifier, Foreign, Bytes, qint64, QDateTime, Text>;

    template<typename Kind>
    requires(
        std::same_as<
            Kind,
            Identifier> || std::same_as<Kind, Foreign> || std::same_as<Kind, Bytes> || std::same_as<Kind, QDateTime> || std::same_as<Kind, Text>)
        Argument(Kind kind)
        : Base(std::move(kind))
    {}
    Argument(const QString &name) : Base(Identifier{name}) {}
    Argument(QStringView name) : Base(Identifier{name.toString()}) {}
    Argument(QLatin1StringView name) : Base(Identifier{name}) {}
    Argument(QChar name) : Base(Identifier{QString(name)}) {}
    Argument(const QStringList &names) : Base(Identifier{names.join(QLatin1String(", "))}) {}
    template<typename Number>
    requires(
        std::integral<
            Number> && !std::same_as<Number, bool> && !std::same_as<Number, char> && !std::same_as<Number, char16_t>)
        Argument(Number number)
        : Base(qint64(number))
    {}
};

template<std::size_t size, typename... Values>
Text Text::of(const char (&source)[size], const Values &...values)
{
    return Text(QByteArray::fromRawData(source, size - 1), -1, {Argument(values)...});
}

template<std::size_t size, typename... Values>
Text Text::counted(const char (&source)[size], qint64 count, const Values &...values)
{
    return Text(QByteArray::fromRawData(source, size - 1), count, {Argument(values)...});
}

/// Puts a text together for one reader.
class TextRenderer
{
public:
    virtual ~TextRenderer() = default;

    QString render(const Text &text) const;

protected:
    /// The source text in the reader's language; \a count: -1 where nothing is counted.
    virtual QString sentence(const QByteArray &source, qint64 count) const = 0;
    virtual QString number(qint64 value) const = 0;
    virtual QString size(Bytes bytes) const = 0;
    virtual QString moment(const QDateTime &time) const = 0;
    virtual QString name(const QString &text) const = 0;
    virtual QString foreign(const QString &text) const = 0;

private:
    QString argument(const Argument &argument) const;
};

/// For protocols, logs and the command line: numbers without separators, times in UTC by ISO 8601.
/// Names stand as they are; who writes to a terminal escapes the whole (core/visibletext.h).
QString english(const Text &text);

} // namespace packhouse
