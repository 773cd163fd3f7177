// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/debian/works.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace packhouse::debian {

namespace {

const QString Type = u"debian"_s;

} // namespace

Result<std::shared_ptr<Signer>> Works::signer(const PackageReader &store)
{
    const Result<QString> folder = store.privateFolder(Type);
    if (!folder)
        return fail(folder.error());
    const std::lock_guard lock(m_mutex);
    Home &home = m_homes[*folder];
    if (!home.signer)
        home.signer = std::make_shared<Signer>(*folder + u"/gnupg"_s);
    return home.signer;
}

Result<std::shared_ptr<SuiteIndex>> Works::suite(const PackageReader &store, ScopeId project,
                                                 const QString &codename)
{
    const Result<QString> folder = store.privateFolder(Type);
    if (!folder)
        return fail(folder.error());
    const GenerationPtr identity = store.collectionGeneration(project, Type, recordKey(codename));
    const std::lock_guard lock(m_mutex);
    Home &home = m_homes[*folder];
    const QString rendered = *folder + u"/indexes"_s;
    if (!std::exchange(home.cleared, true))
        QDir(rendered).removeRecursively(); // of a run before: nothing says whether it is right
    std::shared_ptr<SuiteIndex> &suite = home.suites[{project, codename}];
    // Another identity is another store in the same folder, opened anew.
    if (!suite || suite->identity() != identity) {
        static std::atomic<quint64> serial{0};
        const QString own = rendered + u"/%1-%2"_s.arg(project).arg(++serial);
        suite = std::make_shared<SuiteIndex>(own, project, codename, identity);
    }
    return suite;
}

void Works::dropSuite(const PackageReader &store, ScopeId project, const QString &codename)
{
    const Result<QString> folder = store.privateFolder(Type);
    const std::lock_guard lock(m_mutex);
    if (folder)
        m_homes[*folder].suites.remove({project, codename});
}

std::mutex &Works::sourceMutex(ScopeId project, const QString &source)
{
    return m_sources[qHash(source, size_t(project)) % m_sources.size()];
}

} // namespace packhouse::debian
