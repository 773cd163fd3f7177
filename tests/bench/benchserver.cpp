// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The server alone, without a registry behind it: files of a folder, *.json kept in memory like a
// cached document, the rest sent from disk; PUT takes anything. benchserver FOLDER READYFILE
#include "registry/http/server.h"
#include "support/teststaging.h"

#include "registry/http/exchange.h"

#include <QCoreApplication>
#include <QDir>
#include <QSaveFile>
#include <QSocketNotifier>

#include <csignal>
#include <map>
#include <unistd.h>

using namespace packhouse;
using namespace Qt::StringLiterals;

namespace {

class BenchHandler final : public RequestHandler
{
public:
    explicit BenchHandler(const QDir &folder)
    {
        for (const QFileInfo &info : folder.entryInfoList(QDir::Files)) {
            auto reply = std::make_shared<Reply>();
            QFile file(info.filePath());
            if (info.suffix() == u"json"_s && file.open(QIODevice::ReadOnly))
                reply->body = std::make_shared<const Document>(
                    Document{"application/json", file.readAll(), {}, "\"j\""});
            else
                reply->body = FileBody{info.filePath(), info.size(), "application/octet-stream",
                                       "\"f\"", info.lastModified().toUTC()};
            m_replies["/" + info.fileName().toUtf8()] = reply;
        }
    }

    std::shared_ptr<const Reply> find(const QByteArray &target) const
    {
        const auto found = m_replies.find(target);
        return found == m_replies.end() ? nullptr : found->second;
    }

    std::shared_ptr<const Reply> quick(const RequestHead &head) override
    {
        const auto reply = find(head.target);
        return reply && (m_keepsFiles || std::holds_alternative<DocumentPtr>(reply->body))
                   ? reply
                   : nullptr;
    }

    bool isForOwner(const RequestHead &) const override { return false; }
    std::unique_ptr<Exchange> open(RequestHead head) override
    {
        return std::make_unique<BenchExchange>(*this, std::move(head));
    }

private:
    class BenchExchange final : public Exchange
    {
    public:
        BenchExchange(BenchHandler &handler, RequestHead head)
            : m_handler(handler), m_head(std::move(head))
        {}
        std::optional<Reply> begin() override
        {
            if (m_head.hasBody)
                return std::nullopt;
            const auto reply = m_handler.find(m_head.target);
            return reply ? *reply : Reply::error(404, u"404 Not Found"_s);
        }
        Reply answerWaiting() override { return Reply::error(404, u"404 Not Found"_s); }
        Result<std::unique_ptr<BodySink>> sink() override
        {
            return fileBody({m_handler.m_staging, {}, 0});
        }
        Reply answer(Result<Body> body) override
        {
            return body ? Reply::empty(201) : Reply::error(body.error());
        }

    private:
        BenchHandler &m_handler;
        RequestHead m_head;
    };

    std::map<QByteArray, std::shared_ptr<const Reply>> m_replies;
    TestStaging m_staging;
    bool m_keepsFiles = qEnvironmentVariableIsSet("BENCH_KEEP_FILES");
};

int stopPipe[2];

void onSignal(int)
{
    [[maybe_unused]] const ssize_t written = write(stopPipe[1], "x", 1);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (argc < 3 || pipe(stopPipe) != 0)
        return 2;
    BenchHandler handler{QDir(QFile::decodeName(argv[1]))};
    ServerOptions options;
    options.threads = qEnvironmentVariableIntValue("BENCH_THREADS");
    const auto server = Server::start(options, handler);
    if (!server)
        return 1;
    QSocketNotifier stop(stopPipe[0], QSocketNotifier::Read);
    QObject::connect(&stop, &QSocketNotifier::activated, &app, &QCoreApplication::quit);
    std::signal(SIGTERM, onSignal);
    QSaveFile ready(QFile::decodeName(argv[2]));
    if (!ready.open(QIODevice::WriteOnly))
        return 1;
    ready.write("{\"address\":\"http://127.0.0.1:" + QByteArray::number((*server)->port()) + "\"}");
    ready.commit();
    return QCoreApplication::exec();
}
