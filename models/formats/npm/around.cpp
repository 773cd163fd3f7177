// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/npm/handlers.h"

#include "formats/format.h"
#include "formats/forwarder.h"
#include "formats/npm/names.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace packhouse::npm {

namespace {

constexpr int deepestTree = 200; ///< deeper than any that was installed

/// Whether nobody else is to hear of that name, as far as it is the caller's business: it is here,
/// or reserved.
bool isOurs(const Call &call, const QString &name)
{
    const auto here = seenVersions(call, name);
    return !here || !here->isEmpty()
           || call.store.reservation(call.scope, call.caller, call.format->id(), canonical(name));
}

QJsonObject withoutOurs(const Call &call, QJsonObject byName)
{
    const QStringList names = byName.keys();
    for (const QString &name : names) {
        if (isOurs(call, name))
            byName.remove(name);
    }
    return byName;
}

/// A version can be another package ("npm:NAME@RANGE"), or come from a file or an address that says
/// which; whose that is, is not to be told.
bool isOfAnotherName(const QString &version)
{
    return version.contains(u':') || version.contains(u'/');
}

QJsonObject plainVersions(QJsonObject byName)
{
    for (const QString &name : byName.keys()) {
        if (isOfAnotherName(byName.value(name).toString()))
            byName.remove(name);
    }
    return byName;
}

/// A lock file's tree of dependencies: by name, each with those that it has for itself. Nothing
/// goes on but what the question needs.
QJsonObject treeWithoutOurs(const Call &call, const QJsonObject &dependencies, int depth = 0)
{
    QJsonObject left;
    if (depth >= deepestTree)
        return left;
    const QJsonObject foreign = withoutOurs(call, dependencies);
    for (auto it = foreign.begin(); it != foreign.end(); ++it) {
        const QJsonObject told = it->toObject();
        QString name = it.key();
        QString version = told.value("version"_L1).toString();
        if (version.startsWith(u"npm:")) { // an alias is asked about as what it is
            const QString target = version.sliced(4);
            name = target.left(target.lastIndexOf(u'@'));
            version = target.sliced(target.lastIndexOf(u'@') + 1);
            if (!checkName(name) || isOurs(call, name))
                continue;
        }
        if (isOfAnotherName(version))
            continue;
        QJsonObject one{{"version"_L1, version}};
        for (const auto key : {"dev"_L1, "optional"_L1, "bundled"_L1}) {
            if (told.value(key).isBool())
                one.insert(key, told.value(key));
        }
        const QJsonObject needs = told.value("requires"_L1).toObject();
        one["requires"_L1] = plainVersions(withoutOurs(call, needs));
        if (told.contains("dependencies"_L1))
            one["dependencies"_L1] = treeWithoutOurs(call, told.value("dependencies"_L1).toObject(),
                                                     depth + 1);
        left.insert(name, one);
    }
    return left;
}

/// Names of ours are taken out and the rest is asked; where nothing is left, or nobody is asked,
/// the client hears that.
Reply audit(const Call &call, const QByteArray &route, const QJsonObject &question, bool isEmpty)
{
    if (isEmpty)
        return Reply::error(404, u"Nobody was asked about vulnerabilities: all names are of this "
                                 "registry, and no other is told of them."_s);
    return call.forwarder.ask(call,
                              {route, QJsonDocument(question).toJson(QJsonDocument::Compact)});
}

} // namespace

Reply ping(Call &)
{
    return Reply::json(QJsonObject());
}

Reply whoami(Call &call)
{
    if (call.caller.anonymous())
        return Reply::error(401, u"401 Unauthorized"_s,
                            u"No token came with the request: sign in with npm login."_s);
    return Reply::json(QJsonObject{{u"username"_s, call.caller.name()}});
}

// protocol: npm's bulk advisories: {name: [version]} is asked, {name: [advisory]} answered.
Reply auditBulk(Call &call)
{
    const QJsonObject asked = QJsonDocument::fromJson(call.body.bytes).object();
    if (asked.isEmpty())
        return Reply::json(QJsonObject());
    QJsonObject foreign = withoutOurs(call, asked);
    for (const QString &name : foreign.keys()) {
        QJsonArray versions;
        for (const QJsonValue &version : foreign.value(name).toArray()) {
            if (version.isString() && !isOfAnotherName(version.toString()))
                versions.append(version);
        }
        foreign[name] = versions;
    }
    return audit(call, "-/npm/v1/security/advisories/bulk"_ba, foreign, foreign.isEmpty());
}

// protocol: npm's quick audit: a lock file's tree under "dependencies", what the root requires, and
// what that is called.
Reply auditQuick(Call &call)
{
    const QJsonObject asked = QJsonDocument::fromJson(call.body.bytes).object();
    const QJsonObject needs = plainVersions(
        withoutOurs(call, asked.value("requires"_L1).toObject()));
    const QJsonObject dependencies = treeWithoutOurs(call,
                                                     asked.value("dependencies"_L1).toObject());
    // What the client works on, and is about to install, is nobody's business.
    return audit(call, "-/npm/v1/security/audits/quick"_ba,
                 {{"requires"_L1, needs},
                  {"dependencies"_L1, dependencies},
                  {"install"_L1, QJsonArray()},
                  {"remove"_L1, QJsonArray()},
                  {"metadata"_L1, QJsonObject()}},
                 needs.isEmpty() && dependencies.isEmpty());
}

} // namespace packhouse::npm
