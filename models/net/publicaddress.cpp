// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/publicaddress.h"

#include <QHostAddress>

#include <algorithm>

namespace packhouse {

using namespace Qt::StringLiterals;

bool isPublicAddress(const QHostAddress &address)
{
    bool isIpv4 = false;
    const QHostAddress plain(address.toIPv4Address(&isIpv4)); // takes IPv4-mapped ones as well
    const QHostAddress &checked = isIpv4 ? plain : address;
    if (checked.isNull() || !checked.isGlobal() || checked.isMulticast())
        return false;
    static const QList<std::pair<QHostAddress, int>> reserved = {
        QHostAddress::parseSubnet(u"0.0.0.0/8"_s),
        QHostAddress::parseSubnet(u"10.0.0.0/8"_s),
        QHostAddress::parseSubnet(u"127.0.0.0/8"_s),
        QHostAddress::parseSubnet(u"169.254.0.0/16"_s),
        QHostAddress::parseSubnet(u"172.16.0.0/12"_s),
        QHostAddress::parseSubnet(u"192.168.0.0/16"_s),
        QHostAddress::parseSubnet(u"100.64.0.0/10"_s),
        QHostAddress::parseSubnet(u"192.0.0.0/24"_s),
        QHostAddress::parseSubnet(u"198.18.0.0/15"_s),
        QHostAddress::parseSubnet(u"240.0.0.0/4"_s),
        QHostAddress::parseSubnet(u"64:ff9b::/96"_s),
        QHostAddress::parseSubnet(u"64:ff9b:1::/48"_s),
        QHostAddress::parseSubnet(u"fc00::/7"_s)};
    return std::none_of(reserved.begin(), reserved.end(), [&](const auto &subnet) {
        return checked.protocol() == subnet.first.protocol() && checked.isInSubnet(subnet);
    });
}

} // namespace packhouse
