// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Publishes and deletes until it is killed, and says on its output what it was told is done:
// "+name version" and "-name version". Arguments: the data directory and a number for names.
#include "support/storefixture.h"

#include <QCoreApplication>

#include <cstdio>
#include <thread>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

void say(char sign, const Coordinates &coordinates)
{
    const QByteArray line = sign + (coordinates.name + u' ' + coordinates.version).toUtf8() + '\n';
    std::fwrite(line.constData(), 1, size_t(line.size()), stdout);
    std::fflush(stdout);
}

void publishForEver(StoreFixture &f, const QString &round, int thread)
{
    for (int i = 0;; ++i) {
        Upload upload;
        upload.name = u"p%1-%2"_s.arg(round).arg(thread);
        upload.version = u"1.0.%1"_s.arg(i);
        upload.bytes = (upload.name + upload.version).toUtf8().repeated(i % 5 * 1000 + 1);
        upload.tags = {u"latest"_s};
        const Result<StoredVersion> stored = f.publish(f.web, upload);
        if (!stored)
            qFatal("%s", qPrintable(english(stored.error())));
        say('+', stored->coordinates);
        if (i % 7 == 6) {
            say('?', stored->coordinates); // it may be gone from here on
            if (!f.store->removeVersion(stored->id, owner()))
                qFatal("not removed");
            say('-', stored->coordinates);
            if (i % 2 == 0 && !f.store->purge({stored->id}, owner()))
                qFatal("not purged");
        }
        if (i % 10 == 9 && thread == 0)
            (void)f.store->collect(0);
    }
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    StoreFixture f(app.arguments().at(1));
    std::fputs("ready\n", stdout);
    std::fflush(stdout);
    std::vector<std::thread> threads;
    for (int i = 0; i < 3; ++i)
        threads.emplace_back([&, i] { publishForEver(f, app.arguments().at(2), i); });
    for (std::thread &thread : threads)
        thread.join();
}
