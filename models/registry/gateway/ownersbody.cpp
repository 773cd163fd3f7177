// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/gateway/ownersbody.h"

namespace packhouse {

namespace {

constexpr qsizetype Most = qsizetype(256) << 20; ///< a plan of 200,000 versions has 30 MB

class OwnersSink final : public BodySink
{
public:
    Result<void> write(QByteArrayView bytes) override
    {
        if (bytes.size() > Most - m_body.bytes.size())
            return fail(ErrorCode::TooLarge,
                        Text::of("The request's body is larger than %1.", Bytes{Most}));
        m_body.bytes.append(bytes);
        return {};
    }

    Result<Body> finish() override { return std::move(m_body); }

private:
    Body m_body;
};

} // namespace

Result<std::unique_ptr<BodySink>> ownersBody(const BodyContext &)
{
    return std::make_unique<OwnersSink>();
}

} // namespace packhouse
