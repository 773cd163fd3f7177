// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace packhouse::test {

/// Takes away what came after the tenth schema.
inline QStringList backToTenthSchema()
{
    return {QStringLiteral("DROP TABLE own_address"),
            QStringLiteral("DELETE FROM total WHERE name = 'latest_checked'"),
            QStringLiteral("DELETE FROM total WHERE name = 'dependencies_read'"),
            QStringLiteral("PRAGMA user_version = 10")};
}

/// The same of the sixth.
inline QStringList backToSixthSchema()
{
    return backToTenthSchema()
           + QStringList{
               QStringLiteral("DROP TABLE name_holder"),
               QStringLiteral("DROP TABLE accepted_upstream"),
               QStringLiteral("DROP TABLE upstream_name"),
               QStringLiteral("DROP TABLE reservation_share"),
               QStringLiteral("DROP TABLE delivered_name"),
               QStringLiteral("ALTER TABLE policy_setting DROP COLUMN forwards_publishers"),
               QStringLiteral("ALTER TABLE policy_setting DROP COLUMN forwards_strangers"),
               QStringLiteral("ALTER TABLE version DROP COLUMN note"),
               QStringLiteral("PRAGMA user_version = 6")};
}

/// The same of the fourth: for a database in which nothing is reserved, and that is to look like an
/// earlier one.
inline QStringList backToFourthSchema()
{
    return backToSixthSchema()
           + QStringList{
               QStringLiteral("DROP TABLE reservation"),
               QStringLiteral(
                   "CREATE TABLE reservation (type, canonical, reason, since, allow_forwarding)"),
               QStringLiteral("DROP TABLE tombstone"),
               QStringLiteral("CREATE TABLE tombstone (type, canonical, version, since)"),
               QStringLiteral("ALTER TABLE version DROP COLUMN origin"),
               QStringLiteral("ALTER TABLE version DROP COLUMN origin_from"),
               QStringLiteral("PRAGMA user_version = 4")};
}

} // namespace packhouse::test
