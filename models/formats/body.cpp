// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/body.h"

#include "formats/multipart.h"

#include <algorithm>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype smallLimit = 4 * 1024 * 1024;
constexpr qsizetype fieldsLimit = 1024 * 1024;
constexpr size_t partLimit = 4'000; // a PyPI upload repeats a field for each classifier
constexpr int fileLimit = 64; // each is an open file until the request ends

class SmallSink final : public BodySink
{
public:
    Result<void> write(QByteArrayView bytes) override
    {
        if (bytes.size() > smallLimit - m_body.bytes.size())
            return fail(ErrorCode::TooLarge, Text::of("The request's body is larger than 4 MiB."));
        m_body.bytes.append(bytes);
        return {};
    }

    Result<Body> finish() override { return std::move(m_body); }

private:
    Body m_body;
};

class FileSink final : public BodySink
{
public:
    explicit FileSink(std::unique_ptr<StagedBlob> file) : m_file(std::move(file)) {}

    Result<void> write(QByteArrayView bytes) override { return m_file->write(bytes); }

    Result<Body> finish() override
    {
        return m_file->finish().map([this] {
            Body body;
            body.file = std::move(m_file);
            return body;
        });
    }

private:
    std::unique_ptr<StagedBlob> m_file;
};

class FormSink final
    : public BodySink
    , private PartReceiver
{
public:
    FormSink(const BodyContext &context, QByteArrayView boundary)
        : m_staging(context.staging), m_fileLimit(context.fileLimit), m_parser(boundary, *this)
    {}

    Result<void> write(QByteArrayView bytes) override { return m_parser.write(bytes); }

    Result<Body> finish() override
    {
        return m_parser.finish().map([this] { return std::move(m_body); });
    }

private:
    Result<void> beginPart(PartHead head) override
    {
        if (m_body.fields.size() == partLimit)
            return fail(ErrorCode::TooLarge, Text::of("The form has more than 4,000 fields."));
        FormField field;
        field.name = std::move(head.name);
        field.fileName = std::move(head.fileName);
        if (head.isFile) {
            if (++m_files > fileLimit)
                return fail(ErrorCode::TooLarge, Text::of("The form has more than 64 files."));
            Result<std::unique_ptr<StagedBlob>> blob = m_staging.stage(m_fileLimit);
            if (!blob)
                return fail(blob.error());
            field.file = std::move(*blob);
        }
        const qsizetype texts = field.name.size() + field.fileName.size();
        m_body.fields.push_back(std::move(field));
        return count(texts);
    }

    Result<void> partBytes(QByteArrayView bytes) override
    {
        FormField &field = m_body.fields.back();
        if (field.file)
            return field.file->write(bytes);
        return count(bytes.size()).map([&] { field.value.append(bytes); });
    }

    Result<void> endPart() override
    {
        FormField &field = m_body.fields.back();
        return field.file ? field.file->finish() : Result<void>();
    }

    Result<void> count(qsizetype bytes)
    {
        m_texts += bytes;
        if (m_texts > fieldsLimit)
            return fail(ErrorCode::TooLarge,
                        Text::of("The form's text fields are larger than 1 MiB."));
        return {};
    }

    Staging &m_staging;
    qint64 m_fileLimit;
    MultipartParser m_parser;
    Body m_body;
    qsizetype m_texts = 0;
    int m_files = 0;
};

} // namespace

const FormField *Body::field(QByteArrayView name) const
{
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [&](const FormField &field) { return field.name == name; });
    return found == fields.end() ? nullptr : &*found;
}

QByteArray Body::value(QByteArrayView name) const
{
    const FormField *found = field(name);
    return found ? found->value : QByteArray();
}

QList<QByteArray> Body::values(QByteArrayView name) const
{
    QList<QByteArray> list;
    for (const FormField &field : fields) {
        if (field.name == name)
            list.append(field.value);
    }
    return list;
}

Result<std::unique_ptr<BodySink>> smallBody(const BodyContext &)
{
    return std::make_unique<SmallSink>();
}

Result<std::unique_ptr<BodySink>> fileBody(const BodyContext &context)
{
    return context.staging.stage(context.fileLimit)
        .map([](std::unique_ptr<StagedBlob> file) -> std::unique_ptr<BodySink> {
            return std::make_unique<FileSink>(std::move(file));
        });
}

Result<std::unique_ptr<BodySink>> formBody(const BodyContext &context)
{
    return MultipartParser::boundary(context.contentType)
        .map([&](const QByteArray &boundary) -> std::unique_ptr<BodySink> {
            return std::make_unique<FormSink>(context, boundary);
        });
}

Result<std::unique_ptr<BodySink>> formOrFileBody(const BodyContext &context)
{
    const bool form = context.contentType.trimmed().toLower().startsWith("multipart/form-data");
    return form ? formBody(context) : fileBody(context);
}

} // namespace packhouse
