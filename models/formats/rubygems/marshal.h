// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/rubygems/gemspec.h"

#include <QByteArray>
#include <QByteArrayView>

namespace packhouse::rubygems {

/// Writes Ruby's Marshal format 4.8, as much of it as RubyGems' documents need. Nothing is ever
/// read from it: that would make objects of what a stranger sent. Links to symbols and objects that
/// came before are optional in the format and never written.
class MarshalWriter
{
public:
    MarshalWriter() : m_bytes("\x04\x08") {}

    void nil() { m_bytes += '0'; }
    void boolean(bool value) { m_bytes += value ? 'T' : 'F'; }
    void integer(qint32 value);
    void symbol(QByteArrayView name);
    void string(const QString &text); ///< in UTF-8, and said to be
    void array(qsizetype size); ///< \a size values follow
    void hash(qsizetype size); ///< \a size keys, each with its value, follow
    /// An object that Ruby restores by marshal_load; its one value follows.
    void restored(QByteArrayView className);
    /// An object that Ruby restores by _load from bytes.
    void loaded(QByteArrayView className, QByteArrayView bytes);
    /// An object; \a count instance variables follow, each a symbol and a value.
    void object(QByteArrayView className, qsizetype count);

    void version(const QString &text); ///< Gem::Version
    void requirement(const Requirement &requirement); ///< Gem::Requirement
    void dependency(const GemDependency &dependency); ///< Gem::Dependency
    void platform(const QString &text); ///< Gem::Platform
    void midnight(const QDate &date); ///< Time, UTC
    void specification(const Gemspec &spec); ///< Gem::Specification

    const QByteArray &bytes() const { return m_bytes; }

private:
    void length(qint64 value);

    QByteArray m_bytes;
};

} // namespace packhouse::rubygems
