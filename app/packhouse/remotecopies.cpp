// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhouse/remotecopies.h"

#include "remotes/gitlab/gitlabtrash.h"

#include <QDir>
#include <QtConcurrent>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

RemoteCopies::RemoteCopies(QString directory, const Clock &clock, QObject *parent)
    : KeptCopies(parent), m_directory(std::move(directory)), m_clock(clock)
{}

QFuture<Result<QList<KeptCopy>>> RemoteCopies::list()
{
    return QtConcurrent::run([remotes = m_directory + u"/remotes"_s,
                              now = m_clock.now()]() -> Result<QList<KeptCopy>> {
        QList<KeptCopy> copies;
        for (const QString &remote : QDir(remotes).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            const QString trash = remotes + u'/' + remote + u"/trash"_s;
            dropExpired(trash, now);
            copies += keptCopies(trash);
        }
        std::stable_sort(copies.begin(), copies.end(), [](const KeptCopy &a, const KeptCopy &b) {
            return a.row.deleted > b.row.deleted;
        });
        return copies;
    });
}

QFuture<Result<QList<PublishItem>>> RemoteCopies::unpack(const QList<KeptCopy> &copies)
{
    const QString to = m_unpacked.filePath(QString::number(m_next++));
    return QtConcurrent::run([copies, to]() -> Result<QList<PublishItem>> {
        QList<PublishItem> items;
        for (qsizetype i = 0; i < copies.size(); ++i) {
            const auto unpacked = unpackCopy(copies[i], QDir(to).filePath(QString::number(i + 1)));
            if (!unpacked)
                return unpacked;
            items += *unpacked;
        }
        return items;
    });
}

QFuture<Result<void>> RemoteCopies::remove(const QList<KeptCopy> &copies)
{
    return QtConcurrent::run([copies]() -> Result<void> {
        for (const KeptCopy &copy : copies) {
            if (!QDir(copy.folder).removeRecursively()) {
                return fail(ErrorCode::ReadOnly,
                            Text::of("The copy of %1 %2 could not be removed.",
                                     copy.row.coordinates.name, copy.row.coordinates.version),
                            Text::of("Check the permissions of %1.", copy.folder));
            }
        }
        return {};
    });
}

} // namespace packhouse
