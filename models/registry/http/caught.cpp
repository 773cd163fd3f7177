// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/http/caught.h"

#include <QLoggingCategory>

#include <exception>
#include <new>

namespace packhouse {

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(lcCaught, "packhouse.http")

Reply replyOfCaught()
{
    try {
        std::rethrow_exception(std::current_exception());
    } catch (const std::bad_alloc &) {
        qCWarning(lcCaught) << "There is not enough memory to answer a request.";
        return Reply::error(Error{ErrorCode::Busy,
                                  Text::of("The registry has not enough memory for this request."),
                                  Text::of("Try again when less is going on."), true});
    } catch (const std::exception &exception) {
        qCWarning(lcCaught) << "A request's handling failed:" << exception.what();
    } catch (...) {
        qCWarning(lcCaught) << "A request's handling failed with something that has no text.";
    }
    return Reply::error(500,
                        u"500 Internal Server Error - This request has met a fault of the server. "
                        "Try it again, and look into the log."_s);
}

} // namespace packhouse
