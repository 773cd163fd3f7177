// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/formatlist.h"

namespace packhouse {

/// A package type for tests of what does not depend on one: names are compared without case,
/// versions are numbers separated by dots, "-" starts a pre-release.
class FakeFormat final : public Format
{
public:
    explicit FakeFormat(FormatId id = QStringLiteral("npm"),
                        DuplicateUnit unit = DuplicateUnit::Version)
        : m_id(std::move(id)), m_unit(unit)
    {}

    FormatId id() const override { return m_id; }
    QString label() const override { return m_id; }
    std::span<const CapabilityRow> capabilities() const override { return {}; }
    Policy defaultPolicy() const override
    {
        Policy policy;
        policy.forwarding = Forwarding::Redirect;
        return policy;
    }
    DuplicateUnit duplicateUnit() const override { return m_unit; }
    QString canonicalName(const QString &name) const override { return name.toLower(); }
    Result<void> check(const Coordinates &coordinates) const override
    {
        if (coordinates.name.isEmpty() || coordinates.name.contains(u' '))
            return fail(ErrorCode::InvalidName, Text::of("No name."));
        if (coordinates.version.contains(u' '))
            return fail(ErrorCode::InvalidVersion, Text::of("No version."));
        return {};
    }
    Result<void> checkFileName(const QString &fileName) const override
    {
        if (fileName.isEmpty() || fileName.contains(QLatin1String("..")))
            return fail(ErrorCode::InvalidFile, Text::of("No file name."));
        return {};
    }
    std::weak_ordering compare(const QString &version, const QString &other) const override
    {
        const QStringList a = version.section(u'-', 0, 0).split(u'.');
        const QStringList b = other.section(u'-', 0, 0).split(u'.');
        for (qsizetype i = 0; i < std::max(a.size(), b.size()); ++i) {
            if (const auto order = a.value(i).toInt() <=> b.value(i).toInt(); order != 0)
                return order;
        }
        return version.section(u'-', 1).compare(other.section(u'-', 1)) <=> 0;
    }
    bool isPrerelease(const QString &version) const override { return version.contains(u'-'); }

private:
    FormatId m_id;
    DuplicateUnit m_unit;
};

/// npm and maven, one duplicate unit each, and pypi.
inline FormatList fakeFormats()
{
    std::vector<std::unique_ptr<Format>> formats;
    formats.push_back(std::make_unique<FakeFormat>(QStringLiteral("npm"), DuplicateUnit::Version));
    formats.push_back(std::make_unique<FakeFormat>(QStringLiteral("maven"), DuplicateUnit::File));
    formats.push_back(std::make_unique<FakeFormat>(QStringLiteral("pypi"), DuplicateUnit::File));
    return FormatList(std::move(formats));
}

} // namespace packhouse
