// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/rubygems/marshal.h"

#include <array>

using namespace Qt::StringLiterals;

namespace packhouse::rubygems {

namespace {

/// RubyGems' own number for the fields that a specification has.
constexpr qint32 SpecificationVersion = 4;
/// What gem build says of gems without a date.
const QDate EarliestDate(1980, 1, 2);

void append32(QByteArray &bytes, quint32 value)
{
    for (int shift = 0; shift < 32; shift += 8)
        bytes += char((value >> shift) & 0xff);
}

} // namespace

// protocol: small numbers are one byte, five away from zero; others a count of bytes and these,
// lowest first
void MarshalWriter::length(qint64 value)
{
    if (value == 0) {
        m_bytes += '\0';
    } else if (value > 0 && value < 123) {
        m_bytes += char(value + 5);
    } else if (value < 0 && value > -124) {
        m_bytes += char(value - 5);
    } else {
        QByteArray digits;
        for (qint64 rest = value; rest != 0 && rest != -1; rest >>= 8)
            digits += char(rest & 0xff);
        m_bytes += char(value > 0 ? digits.size() : -digits.size());
        m_bytes += digits;
    }
}

void MarshalWriter::integer(qint32 value)
{
    m_bytes += 'i';
    length(value);
}

void MarshalWriter::symbol(QByteArrayView name)
{
    m_bytes += ':';
    length(name.size());
    m_bytes += name;
}

void MarshalWriter::string(const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    m_bytes += "I\"";
    length(utf8.size());
    m_bytes += utf8;
    length(1);
    symbol("E");
    boolean(true);
}

void MarshalWriter::array(qsizetype size)
{
    m_bytes += '[';
    length(size);
}

void MarshalWriter::hash(qsizetype size)
{
    m_bytes += '{';
    length(size);
}

void MarshalWriter::restored(QByteArrayView className)
{
    m_bytes += 'U';
    symbol(className);
}

void MarshalWriter::loaded(QByteArrayView className, QByteArrayView bytes)
{
    m_bytes += 'u';
    symbol(className);
    length(bytes.size());
    m_bytes += bytes;
}

void MarshalWriter::object(QByteArrayView className, qsizetype count)
{
    m_bytes += 'o';
    symbol(className);
    length(count);
}

void MarshalWriter::version(const QString &text)
{
    restored("Gem::Version");
    array(1);
    string(text);
}

void MarshalWriter::requirement(const Requirement &requirement)
{
    restored("Gem::Requirement");
    array(1);
    array(requirement.size());
    for (const Constraint &each : requirement) {
        array(2);
        string(each.op);
        version(each.version);
    }
}

void MarshalWriter::dependency(const GemDependency &dependency)
{
    object("Gem::Dependency", 5);
    symbol("@name");
    string(dependency.name);
    symbol("@requirement");
    requirement(dependency.requirement);
    symbol("@type");
    symbol(dependency.runtime ? "runtime" : "development");
    symbol("@prerelease");
    boolean(false);
    symbol("@version_requirements");
    requirement(dependency.requirement);
}

// protocol: "ruby", and an object for every other one
void MarshalWriter::platform(const QString &text)
{
    if (text == Ruby) {
        string(text);
        return;
    }
    const PlatformParts parts = partsOfPlatform(text);
    object("Gem::Platform", 3);
    for (const auto &[name, value] : {std::pair("@cpu", parts.cpu), std::pair("@os", parts.os),
                                      std::pair("@version", parts.version)}) {
        symbol(name);
        if (value.isEmpty())
            nil();
        else
            string(value);
    }
}

// protocol: Time's _dump, its fields packed into two numbers, and the name of its zone beside it
void MarshalWriter::midnight(const QDate &date)
{
    QByteArray packed;
    append32(packed, 1u << 31 | 1u << 30 | quint32(date.year() - 1900) << 14
                         | quint32(date.month() - 1) << 10 | quint32(date.day()) << 5);
    append32(packed, 0);
    m_bytes += 'I';
    loaded("Time", packed);
    length(1);
    symbol("zone");
    m_bytes += "I\"";
    length(3);
    m_bytes += "UTC";
    length(1);
    symbol("E");
    boolean(false); // US-ASCII
}

void MarshalWriter::specification(const Gemspec &spec)
{
    const auto strings = [](MarshalWriter &to, const QStringList &texts) {
        to.array(texts.size());
        for (const QString &text : texts)
            to.string(text);
    };
    const bool datable = spec.date.isValid() && spec.date.year() >= 1900
                         && spec.date.year() < 1900 + (1 << 16);
    MarshalWriter inner;
    inner.array(19);
    inner.string(spec.rubygemsVersion);
    inner.integer(SpecificationVersion);
    inner.string(spec.full.name);
    inner.version(spec.full.version);
    inner.midnight(datable ? spec.date : EarliestDate);
    inner.string(spec.summary);
    inner.requirement(spec.ruby);
    inner.requirement(spec.rubygems);
    inner.string(spec.originalPlatform);
    inner.array(spec.dependencies.size());
    for (const GemDependency &each : spec.dependencies)
        inner.dependency(each);
    inner.string(u""_s); // of a field that is no more
    strings(inner, spec.emails);
    strings(inner, spec.authors);
    inner.string(spec.description);
    inner.string(spec.homepage);
    inner.boolean(true);
    inner.platform(spec.full.platform);
    strings(inner, spec.licenses);
    inner.hash(spec.metadata.size());
    for (auto it = spec.metadata.begin(); it != spec.metadata.end(); ++it) {
        inner.string(it.key());
        inner.string(it.value());
    }
    loaded("Gem::Specification", inner.bytes());
}

} // namespace packhouse::rubygems
