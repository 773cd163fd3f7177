// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/call.h"

#include <QJsonValue>
#include <QMap>

namespace packhouse {

/// A request's parameters, wherever clients put them: query, JSON object, form. The body wins.
class Parameters
{
public:
    /// InvalidArgument: a JSON body that is none.
    static Result<Parameters> of(const Call &call);

    bool has(const QString &name) const { return m_values.contains(name); }
    bool isNull(const QString &name) const { return m_values.value(name).isNull(); }
    /// Numbers and truth values as text too; null when absent.
    QString text(const QString &name) const;
    /// Nothing when absent or not "true", "false", "1" or "0".
    std::optional<bool> truth(const QString &name) const;
    std::optional<qint64> number(const QString &name) const;
    QStringList names() const { return m_values.keys(); }

private:
    QMap<QString, QJsonValue> m_values;
};

/// Forms or small bodies, by content type.
Result<std::unique_ptr<BodySink>> parameterBody(const BodyContext &context);

/// 400 {"error": "<field> <problem>"}, as the reference's parameter check.
Reply invalidParameter(const QString &field, const QString &problem);

/// A request for one page of a list.
struct PageRequest
{
    int page = 1;
    int perPage = 20;

    static tl::expected<PageRequest, Reply> of(const Call &call);
};

/// x-page and its kin, and the Link header. \a path continues Call::prefix. Above 10,000 rows the
/// totals are left out.
void addPageHeaders(Reply &reply, const Call &call, const QByteArray &path, const PageRequest &page,
                    qint64 total);

QString timeText(const QDateTime &time); ///< "2026-01-31T09:30:00.000Z"
QJsonValue timeValue(const QDateTime &time); ///< null when invalid

/// The reply for `403 Forbidden` and its like where a handler finds it out.
Reply noRight(const QString &sentence);

} // namespace packhouse
