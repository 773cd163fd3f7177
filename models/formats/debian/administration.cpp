// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/debian/administration.h"

#include "formats/debian/names.h"
#include "formats/debian/works.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace packhouse::debian {

namespace {

const QString Type = u"debian"_s;
constexpr qsizetype MostDistributions = 200;

/// Arguments as parameters: texts, numbers and lists alike.
Parameters parametersOf(const QJsonObject &arguments)
{
    Parameters parameters;
    for (auto field = arguments.begin(); field != arguments.end(); ++field) {
        QStringList values;
        if (field.value().isArray()) {
            for (const auto &value : field.value().toArray())
                values.append(value.toString());
        } else if (field.value().isDouble()) {
            values.append(QString::number(field.value().toInteger()));
        } else {
            values.append(field.value().toString());
        }
        parameters.insert(field.key(), values);
    }
    return parameters;
}

QJsonObject shown(const Distribution &distribution)
{
    QJsonObject object = distribution.json();
    object["fingerprint"_L1] = QString::fromLatin1(distribution.fingerprint);
    return object;
}

QString codenameIn(const Action &action)
{
    return action.arguments["codename"_L1].toString();
}

Result<QJsonObject> addOne(DistributionKeeper &keeper, const Action &action, const PackageReader &)
{
    const auto made = keeper.create(parametersOf(action.arguments));
    return made.map([](const Distribution &one) { return shown(one); });
}

Result<QJsonObject> listAll(DistributionKeeper &, const Action &action, const PackageReader &store)
{
    const auto all = distributions(store, action.project.id);
    if (!all)
        return fail(all.error());
    QJsonArray list;
    for (const Distribution &one : *all)
        list.append(shown(one));
    return QJsonObject{{u"distributions"_s, list}};
}

Result<QJsonObject> removeOne(DistributionKeeper &keeper, const Action &action,
                              const PackageReader &)
{
    const QString codename = codenameIn(action);
    const Result<void> gone = keeper.remove(codename);
    return gone.map([&] { return QJsonObject{{u"codename"_s, codename}}; });
}

Result<QJsonObject> keyOf(DistributionKeeper &keeper, const Action &action, const PackageReader &)
{
    const auto one = keeper.find(codenameIn(action));
    return one.map([](const Distribution &found) {
        return QJsonObject{{u"key"_s, QString::fromLatin1(found.publicKey)}};
    });
}

struct KnownAction
{
    const char *name;
    Result<QJsonObject> (*run)(DistributionKeeper &keeper, const Action &action,
                               const PackageReader &store);
};
constexpr KnownAction Actions[] = {{"distribution.add", &addOne},
                                   {"distribution.list", &listAll},
                                   {"distribution.remove", &removeOne},
                                   {"distribution.key", &keyOf}};

} // namespace

Result<Distribution> DistributionKeeper::find(const QString &codename) const
{
    const auto all = distributions(m_store, m_project.id);
    if (!all)
        return fail(all.error());
    for (const Distribution &one : *all) {
        if (one.codename == codename)
            return one;
    }
    return fail(ErrorCode::NotFound,
                Text::of("%1 has no distribution %2.", m_project.path, codename));
}

Result<void> DistributionKeeper::giveKey(Distribution &distribution, const QByteArray &brought)
{
    const auto signer = m_works.signer(m_store);
    if (!signer)
        return fail(signer.error());
    const Result<QByteArray> fingerprint = brought.isEmpty()
                                               ? (*signer)->makeKey(
                                                   u"Packhouse %1 %2"_s.arg(m_project.path,
                                                                            distribution.codename),
                                                   m_store.now())
                                               : (*signer)->takeKey(brought, m_store.now());
    if (!fingerprint)
        return fail(fingerprint.error());
    const Result<QByteArray> key = (*signer)->publicKey(*fingerprint);
    if (!key)
        return fail(key.error());
    distribution.fingerprint = *fingerprint;
    distribution.publicKey = *key;
    return {};
}

Result<void> DistributionKeeper::save(const Distribution &distribution)
{
    return m_changes.setRecord(m_project.id, Type, recordKey(distribution.codename),
                               distribution.record(), m_actor);
}

Result<Distribution> DistributionKeeper::create(const Parameters &parameters)
{
    const std::lock_guard lock(m_works.distributionsMutex());
    Distribution made;
    made.codename = parameters.value(u"codename"_s).value(0).trimmed();
    if (made.codename.isEmpty())
        return fail(ErrorCode::InvalidArgument, Text::of("codename is missing"));
    if (!isWord(made.codename))
        return fail(
            ErrorCode::InvalidArgument, Text::of("codename is invalid"),
            Text::of("Use letters, digits, '.' and '-', beginning with a letter or digit."));
    const auto all = distributions(m_store, m_project.id);
    if (!all)
        return fail(all.error());
    if (all->size() >= MostDistributions)
        return fail(ErrorCode::InvalidArgument, Text::of("There are too many distributions here."));
    made.id = all->isEmpty() ? 1 : all->last().id + 1;
    if (Result<void> applied = apply(parameters, made); !applied)
        return fail(std::move(applied.error()));
    if (Result<void> unique = checkUnique(made, *all); !unique)
        return fail(std::move(unique.error()));
    const QByteArray brought = parameters.value(u"signing_key"_s).value(0).toLatin1();
    if (Result<void> given = giveKey(made, brought); !given)
        return fail(std::move(given.error()));
    if (Result<void> saved = save(made); !saved)
        return fail(std::move(saved.error()));
    return made;
}

Result<Distribution> DistributionKeeper::update(const QString &codename,
                                                const Parameters &parameters)
{
    const std::lock_guard lock(m_works.distributionsMutex());
    Result<Distribution> one = find(codename);
    if (!one)
        return one;
    const auto all = distributions(m_store, m_project.id);
    if (!all)
        return fail(all.error());
    const Result<void> done = apply(parameters, *one)
                                  .and_then([&] { return checkUnique(*one, *all); })
                                  .and_then([&] { return save(*one); });
    if (!done)
        return fail(done.error());
    return one;
}

Result<void> DistributionKeeper::remove(const QString &codename)
{
    const std::lock_guard lock(m_works.distributionsMutex());
    const Result<Distribution> one = find(codename);
    if (!one)
        return fail(one.error());
    const Result<void> gone = m_changes.setRecord(m_project.id, Type, recordKey(codename), {},
                                                  m_actor);
    if (!gone)
        return gone;
    m_works.dropSuite(m_store, m_project.id, codename);
    const auto signer = m_works.signer(m_store);
    return signer ? (*signer)->removeKey(one->fingerprint) : fail(signer.error());
}

QStringList actions()
{
    QStringList names;
    for (const KnownAction &known : Actions)
        names.append(QString::fromLatin1(known.name));
    return names;
}

Result<QJsonObject> act(Works &works, const Action &action, const PackageReader &store,
                        PackageChanges &changes)
{
    DistributionKeeper keeper(works, store, changes, action.project, action.actor);
    for (const KnownAction &known : Actions) {
        if (action.name == QLatin1StringView(known.name))
            return known.run(keeper, action, store);
    }
    return fail(ErrorCode::Unsupported, Text::of("Debian packages know no %1.", action.name));
}

} // namespace packhouse::debian
