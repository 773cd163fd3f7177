// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/body.h"

#include <vector>

namespace packhouse::npm {

/// protocol: npm publish body. A JSON object whose _attachments hold the tarball as base64, a third
/// larger than the tarball itself. The first attachment whose name ends in ".tgz" is decoded
/// straight into a staged file; what is left of the object goes to Body::bytes with "" in its
/// place, and must fit into 32 MiB. That what is left is JSON is for its reader to find out.
class NpmBody final : public BodySink
{
public:
    NpmBody(Staging &staging, qint64 fileLimit);
    ~NpmBody() override;

    Result<void> write(QByteArrayView bytes) override;
    Result<Body> finish() override;

    static Result<std::unique_ptr<BodySink>> make(const BodyContext &context);

private:
    struct Level
    {
        bool object = false;
        bool keyNext = false; ///< the next string is a key
        QByteArray key; ///< of the member that is being read
    };
    enum class Where { Outside, String, Escape, Data, DataEscape };

    Result<void> outside(char c);
    Result<void> inString(char c);
    Result<void> keep(char c);
    Result<qsizetype> data(QByteArrayView bytes);
    Result<void> decode(QByteArrayView letters);
    Result<qsizetype> decodeWhole(const unsigned char *at, qsizetype groups);
    Result<void> decodeLetter(unsigned char letter);
    Result<void> writeDecoded();
    Result<void> flush();
    bool startsTarball() const;

    Staging &m_staging;
    qint64 m_fileLimit;
    Body m_body;
    std::vector<Level> m_levels;
    Where m_where = Where::Outside;
    QByteArray m_key; ///< the key being read
    bool m_isKey = false;
    QByteArray m_decoded;
    quint32 m_bits = 0;
    int m_letters = 0;
    int m_padding = 0;
};

} // namespace packhouse::npm
