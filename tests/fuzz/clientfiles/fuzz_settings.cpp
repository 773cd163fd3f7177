// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clientfiles/clientsetup.h"
#include "formats/formatlist.h"
#include "formats/publicregistry.h"

#include <cstdint>
#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

/// Every file that a client reads; none of them is on a disk.
const QStringList Paths{
    u"/none/home/.npmrc"_s,
    u"/none/home/.config/pip/pip.conf"_s,
    u"/none/home/.m2/settings.xml"_s,
    u"/none/home/.nuget/NuGet/NuGet.Config"_s,
    u"/none/home/.config/NuGet/NuGet.Config"_s,
    u"/none/home/.config/composer/config.json"_s,
    u"/none/home/.config/go/env"_s,
    u"/none/home/.gemrc"_s,
    u"/none/home/.bundle/config"_s,
    u"/none/home/.conan2/remotes.json"_s,
    u"/none/home/.conan/remotes.json"_s,
    u"/none/project/Gemfile"_s,
    u"/none/project/pom.xml"_s,
    u"/none/pom.xml"_s,
    u"/none/project/composer.json"_s,
    u"/none/project/composer.lock"_s,
    u"/none/project/requirements.txt"_s,
    u"/none/project/poetry.lock"_s,
    u"/none/project/uv.lock"_s,
    u"/none/project/package-lock.json"_s,
    u"/none/package.json"_s,
    u"/none/project/package.json"_s,
    u"/none/project/pnpm-workspace.yaml"_s,
    u"/none/project/pnpm-lock.yaml"_s,
    u"/none/home/.config/pnpm/config.yaml"_s,
    u"/none/project/Gemfile.lock"_s,
    u"/none/project/go.sum"_s,
    u"/none/etc/apt/sources.list"_s,
    u"/none/etc/apt/sources.list.d/a.sources"_s,
    u"/none/etc/apt/preferences.d/a.pref"_s,
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const FormatList formats;
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    ClientPlaces places;
    places.environment.insert(u"HOME"_s, u"/none/home"_s);
    places.root = u"/none"_s;
    places.project = u"/none/project"_s;
    for (const QString &path : Paths)
        places.instead.insert(path, bytes);
    ClientQuestion question;
    question.name = question.canonicalName = u"@acme/lib"_s;
    question.scopePath = u"acme/web"_s;
    question.here = "http://127.0.0.1:8970";
    for (const auto &format : formats) {
        const ClientSetup *setup = format->publicRegistry()->clientSetup();
        if (!setup)
            continue;
        for (const ClientOutlook &outlook : setup->outlooks(question, places)) {
            const auto closing = provedClosing(*setup, outlook.client, question, places);
            // What could not be read is never written over.
            if (closing && outlook.verdict == ClientOutlook::Verdict::CouldNotRead)
                std::abort();
            if (closing)
                (void)previewOf(closing->changes.first(), u"x"_s);
        }
    }
    return 0;
}
