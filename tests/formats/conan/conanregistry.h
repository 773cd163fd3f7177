// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/conan/conanformat.h"
#include "support/formatregistry.h"

#include <QCryptographicHash>

namespace packhouse::test {

using namespace Qt::StringLiterals;

/// 32 hexadecimal digits that tell one number.
inline QByteArray revisionOf(int number)
{
    return QByteArray::number(number, 16).rightJustified(32, '0');
}

inline const QByteArray PackageId = "499989797d9192081b8f16f7d797b107a2edd8da";

inline QByteArray infoText(const QByteArray &os, const QByteArray &type = "Release")
{
    return "[settings]\nbuild_type=" + type + "\nos=" + os + "\n[options]\nshared=False\n";
}

/// Conan's routes behind the gate, over a store in a folder of its own, without a socket.
struct ConanRegistry : FormatRegistry
{
    ConanRegistry() : FormatRegistry(std::make_unique<conan::ConanFormat>())
    {
        web = add(u"acme/web"_s);
        api = add(u"acme/api"_s);
        open = add(u"open/tool"_s, Visibility::Public);
        maintainer = token(u"acme"_s, Right::Read | Right::Write | Right::Delete);
        developer = token(u"acme"_s, Right::Read | Right::Write);
        reader = token(u"acme"_s, Right::Read);
    }

    /// …/packages/conan/ of a project, or of the instance.
    static QByteArray at(const Scope &scope)
    {
        if (scope.level == Level::Instance)
            return "/api/v4/packages/conan/";
        return "/api/v4/projects/" + QByteArray::number(scope.id) + "/packages/conan/";
    }

    Reply send(QByteArrayView method, const QByteArray &target, const QByteArray &secret,
               HeaderList more = {}, const QByteArray &body = {})
    {
        Headers headers;
        if (!secret.isEmpty())
            headers.add("Authorization", "Bearer " + secret);
        for (const auto &[name, value] : more)
            headers.add(name, value);
        return call(*gateway, requestHead(method, target, std::move(headers), body), body);
    }
    Reply get(const QByteArray &target) { return send("GET", target, maintainer); }
    Reply del(const QByteArray &target) { return send("DELETE", target, maintainer); }

    Reply put(const QByteArray &target, const QByteArray &bytes, const QByteArray &secret = {})
    {
        const QByteArray sha1 = QCryptographicHash::hash(bytes, QCryptographicHash::Sha1).toHex();
        return send("PUT", target, secret.isEmpty() ? developer : secret,
                    {{"X-Checksum-Sha1", sha1}}, bytes.isNull() ? QByteArray("") : bytes);
    }

    /// As clients do: in the order of the names. The first status that is not 200, or 200.
    int putAll(const QByteArray &prefix, const QMap<QByteArray, QByteArray> &files,
               const QByteArray &secret = {})
    {
        for (auto file = files.cbegin(); file != files.cend(); ++file) {
            if (const Reply reply = put(prefix + file.key(), *file, secret); reply.status != 200)
                return reply.status;
        }
        return 200;
    }

    /// \a reference is name/version/user/channel.
    static QByteArray recipe(const Scope &scope, const QByteArray &reference)
    {
        return at(scope) + "v2/conans/" + reference;
    }
    int uploadRecipe(const Scope &scope, const QByteArray &reference, const QByteArray &revision,
                     const QByteArray &text = "class Hello(ConanFile): pass\n",
                     const QByteArray &secret = {})
    {
        return putAll(recipe(scope, reference) + "/revisions/" + revision + "/files/",
                      {{"conanfile.py", text},
                       {"conan_export.tgz", "exported " + revision},
                       {"conanmanifest.txt", "1700000000\nconanfile.py: " + revision + '\n'}},
                      secret);
    }
    int uploadPackage(const Scope &scope, const QByteArray &reference, const QByteArray &revision,
                      const QByteArray &id, const QByteArray &packageRevision,
                      const QByteArray &info = infoText("Linux"), const QByteArray &secret = {})
    {
        return putAll(recipe(scope, reference) + "/revisions/" + revision + "/packages/" + id
                          + "/revisions/" + packageRevision + "/files/",
                      {{"conan_package.tgz", "binary " + packageRevision},
                       {"conaninfo.txt", info},
                       {"conanmanifest.txt", "1700000000\n"}},
                      secret);
    }
    /// Both of them, once.
    int uploadAll(const Scope &scope, const QByteArray &reference, const QByteArray &revision)
    {
        const int status = uploadRecipe(scope, reference, revision);
        return status == 200 ? uploadPackage(scope, reference, revision, PackageId, revisionOf(7))
                             : status;
    }

    QStringList revisions(const QByteArray &target)
    {
        QStringList ids;
        const QJsonArray array = objectOf(get(target + "/revisions"))[u"revisions"].toArray();
        for (const QJsonValue &revision : array)
            ids.append(revision[u"revision"].toString());
        return ids;
    }
    QStringList found(const Scope &scope, const QByteArray &query, const QByteArray &secret = {})
    {
        QStringList texts;
        const Reply reply = send("GET", at(scope) + "v2/conans/search" + query,
                                 secret.isEmpty() ? maintainer : secret);
        const QJsonArray array = objectOf(reply)[u"results"].toArray();
        for (const QJsonValue &text : array)
            texts.append(text.toString());
        return texts;
    }

    Scope web, api, open;
    QByteArray maintainer, developer, reader;
};

} // namespace packhouse::test
