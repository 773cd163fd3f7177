// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/api/api.h"
#include "registry/api/graphqldocument.h"
#include "registry/api/packagesettings.h"
#include "registry/gateway/gate.h"
#include "registry/store/store.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostFields = 2000;
constexpr int DeepestFragment = 16;

QJsonObject groupValue(const Store &store, const Scope &group, const QByteArray &baseUrl)
{
    return {{u"__typename"_s, u"Group"_s},
            {u"id"_s, u"gid://gitlab/Group/%1"_s.arg(group.id)},
            {u"name"_s, group.name()},
            {u"path"_s, group.name()},
            {u"fullPath"_s, group.path},
            {u"fullName"_s, QString(group.path).replace(u"/"_s, u" / "_s)},
            {u"visibility"_s, group.visibility == Visibility::Public ? u"public"_s : u"private"_s},
            {u"webUrl"_s, u"%1/groups/%2"_s.arg(QString::fromUtf8(baseUrl), group.path)},
            {u"packageSettings"_s, packageSettings(store, group)}};
}

// One operation on its way: what was found wrong ends up beside what was found.
class Execution
{
public:
    Execution(Store &store, Call &call, const GraphQlDocument &document, QJsonObject variables)
        : m_store(store), m_call(call), m_document(document), m_variables(std::move(variables))
    {}

    QJsonObject run(const GraphQlOperation &operation)
    {
        for (auto value = operation.defaults.begin(); value != operation.defaults.end(); ++value) {
            if (!m_variables.contains(value.key()))
                m_variables.insert(value.key(), value->resolved({}));
        }
        QJsonObject data;
        fields(operation.selections, 0, [&](const GraphQlSelection &field) {
            const QJsonValue value = operation.mutation ? mutate(field) : query(field);
            data.insert(field.alias, complete(field, value));
        });
        QJsonObject answer{{u"data"_s, data}};
        if (!m_errors.isEmpty())
            answer.insert(u"errors"_s, m_errors);
        return answer;
    }

private:
    using Visit = std::function<void(const GraphQlSelection &)>;

    void error(const QString &message)
    {
        if (m_errors.size() < 100)
            m_errors.append(QJsonObject{{u"message"_s, message}});
    }

    bool wanted(const GraphQlSelection &selection) const
    {
        for (const auto &[directive, value] : selection.conditions) {
            if (value.resolved(m_variables).toBool() != (directive == u"include"))
                return false;
        }
        return true;
    }

    // Walks the fields of a selection set, those of its fragments in their places.
    void fields(const std::vector<GraphQlSelection> &selections, int depth, const Visit &visit)
    {
        if (depth > DeepestFragment) {
            error(u"The fragments are nested too deep."_s);
            return;
        }
        for (const GraphQlSelection &selection : selections) {
            if (++m_fields > MostFields) {
                if (m_fields == MostFields + 1)
                    error(u"The query selects too much."_s);
                return;
            }
            if (!wanted(selection))
                continue;
            if (selection.kind == GraphQlSelection::Kind::Field)
                visit(selection);
            else if (selection.kind == GraphQlSelection::Kind::InlineFragment)
                fields(selection.selections, depth + 1, visit);
            else if (m_document.fragments.contains(selection.name))
                fields(*m_document.fragments.find(selection.name), depth + 1, visit);
            else
                error(u"Fragment %1 was used, but not defined"_s.arg(selection.name));
        }
    }

    // Of all that an object has, what was selected.
    QJsonValue complete(const GraphQlSelection &field, const QJsonValue &value)
    {
        if (!value.isObject()) {
            if (!field.selections.empty() && !value.isNull())
                error(u"Selections can't be made on scalars (field '%1')"_s.arg(field.name));
            return value;
        }
        const QJsonObject whole = value.toObject();
        const QString type = whole.value(u"__typename").toString();
        if (field.selections.empty())
            error(u"Field '%1' must have a selection of subfields"_s.arg(field.name));
        QJsonObject chosen;
        fields(field.selections, 0, [&](const GraphQlSelection &part) {
            if (whole.contains(part.name))
                chosen.insert(part.alias, complete(part, whole.value(part.name)));
            else
                error(u"Field '%1' doesn't exist on type '%2'"_s.arg(part.name, type));
        });
        return chosen;
    }

    QJsonValue argument(const GraphQlSelection &field, QStringView name) const
    {
        for (const auto &[given, value] : field.arguments) {
            if (given == name)
                return value.resolved(m_variables);
        }
        return QJsonValue(QJsonValue::Undefined);
    }

    QJsonValue query(const GraphQlSelection &field)
    {
        if (field.name == u"group" || field.name == u"namespace") {
            if (!argument(field, u"fullPath").isString()) {
                error(u"Field '%1' is missing required arguments: fullPath"_s.arg(field.name));
                return {};
            }
            const auto scope = group(argument(field, u"fullPath").toString());
            return scope && reaches(m_call.caller, *scope)
                       ? QJsonValue(groupValue(m_store, *scope, m_call.baseUrl))
                       : QJsonValue();
        }
        if (field.name == u"currentUser")
            return user();
        if (field.name == u"__typename")
            return u"Query"_s;
        error(u"Field '%1' doesn't exist on type 'Query'"_s.arg(field.name));
        return {};
    }

    QJsonValue user() const
    {
        if (m_call.caller.anonymous())
            return {};
        const qint64 id = m_call.caller.token ? m_call.caller.token->id : 0;
        return QJsonObject{{u"__typename"_s, u"CurrentUser"_s},
                           {u"id"_s, u"gid://gitlab/User/%1"_s.arg(id)},
                           {u"username"_s, m_call.caller.name()},
                           {u"name"_s, m_call.caller.name()}};
    }

    QJsonValue mutate(const GraphQlSelection &field)
    {
        if (field.name == u"__typename")
            return u"Mutation"_s;
        if (field.name != u"updateNamespacePackageSettings") {
            error(u"Field '%1' doesn't exist on type 'Mutation'"_s.arg(field.name));
            return {};
        }
        const QJsonObject input = argument(field, u"input").toObject();
        const auto scope = group(input.value(u"namespacePath").toString());
        if (!scope || !m_call.caller.may(Right::Admin, *scope)) {
            error(
                u"The resource that you are attempting to access does not exist or you don't have "
                "permission to perform this action"_s);
            return {};
        }
        const QStringList problems = changePackageSettings(m_store, *scope, input, m_call.caller);
        return QJsonObject{
            {u"__typename"_s, u"UpdateNamespacePackageSettingsPayload"_s},
            {u"clientMutationId"_s, input.value(u"clientMutationId").toVariant().toJsonValue()},
            {u"packageSettings"_s, packageSettings(m_store, *scope)},
            {u"errors"_s, QJsonArray::fromStringList(problems)}};
    }

    std::optional<Scope> group(const QString &path) const
    {
        if (path.isEmpty())
            return std::nullopt;
        const Result<Scope> scope = m_store.scope(path);
        return scope && scope->level == Level::Group ? std::optional(*scope) : std::nullopt;
    }

    Store &m_store;
    Call &m_call;
    const GraphQlDocument &m_document;
    QJsonObject m_variables;
    QJsonArray m_errors;
    int m_fields = 0;
};

Reply refused(const Error &error)
{
    return Reply::json(
        QJsonObject{{u"errors"_s, QJsonArray{QJsonObject{{u"message"_s, callerText(error)}}}}});
}

Reply graphQl(Store &store, Call &call)
{
    const QJsonObject request = QJsonDocument::fromJson(call.body.bytes).object();
    if (!request.value(u"query").isString())
        return refused({ErrorCode::InvalidArgument, Text::of("The body has no query."), {}, false});
    const Result<GraphQlDocument> document = GraphQlDocument::parse(
        request.value(u"query").toString());
    if (!document)
        return refused(document.error());
    const auto operation = document->operation(request.value(u"operationName").toString());
    if (!operation)
        return refused(operation.error());
    Execution execution(store, call, *document, request.value(u"variables").toObject());
    return Reply::json(execution.run(**operation));
}

} // namespace

void addGraphQlEndpoint(Router &router, Store &store)
{
    router.add(Endpoint{Root::Server, Method::Post, "api/graphql",
                        [&store](Call &call) { return graphQl(store, call); }, Access::Anyone});
}

} // namespace packhouse
