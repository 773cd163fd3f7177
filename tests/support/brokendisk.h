// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdint>

/// Stands between a program and the system's calls that touch a disk, for every library in it,
/// SQLite's and Qt's included. A program that links brokendisk.cpp breaks its own disk; one that is
/// started with the shared library brokendisk in LD_PRELOAD, and with PACKHOUSE_BROKENDISK naming a
/// file of a Control's size, is broken by whoever has that file mapped as well (see BreakableDisk).
/// Linux only. Not covered: mapping a file, which touches no disk yet; what a mapped file that was
/// cut does is what tst_damage tries.
namespace packhouse::brokendisk {

enum class Call : std::uint8_t {
    Open,
    OpenToWrite,
    Create,
    List,
    Read,
    Write,
    Sync,
    Move,
    Link,
    Remove,
    MakeFolder,
    Resize,
    Send,
};
inline constexpr std::array CallNames{
    "open", "open for writing", "create",        "list",   "read", "write", "sync", "move",
    "link", "remove",           "make a folder", "resize", "send"};

struct Step
{
    char call[12]; ///< "fsync", "rename", "write" …
    char path[244];
};

/// Zeroes are a disk that works.
struct Control
{
    char under[512]; ///< only what is in this folder breaks; empty: everything that is a file
    std::atomic<int> reason; ///< what the calls fail with; 0: they work
    std::atomic<std::uint32_t> kinds; ///< bits of Call: which ones can fail with that
    std::atomic<std::int64_t> left; ///< calls of those kinds until the first that fails
    std::atomic<bool> once; ///< only that one fails, and not all after it as well
    std::atomic<std::int64_t> seen; ///< calls of those kinds since it was armed
    std::array<std::atomic<std::int64_t>, CallNames.size()> failed; ///< since it was armed
    std::atomic<std::int64_t> clockOffset; ///< milliseconds that the time of day is off

    std::atomic<bool> watching;
    std::atomic<int> stepCount;
    std::array<Step, 4096> steps;
};

/// This program's own.
Control &control();

constexpr std::uint32_t bit(Call call)
{
    return std::uint32_t(1) << unsigned(call);
}

/// The calls that a disk refuses for that reason: a full one goes on reading, a program without
/// descriptors goes on with the files that it has open.
constexpr std::uint32_t kindsThatFailWith(int reason)
{
    constexpr std::uint32_t changing = bit(Call::Create) | bit(Call::Move) | bit(Call::Link)
                                       | bit(Call::MakeFolder) | bit(Call::Resize)
                                       | bit(Call::Write);
    constexpr std::uint32_t opening = bit(Call::Open) | bit(Call::OpenToWrite) | bit(Call::Create)
                                      | bit(Call::List);
    switch (reason) {
    case ENOSPC:
        return changing | bit(Call::Sync);
    case EROFS:
        return changing | bit(Call::OpenToWrite) | bit(Call::Remove);
    case EMFILE:
    case EACCES:
        return opening;
    default:
        return ~std::uint32_t(0);
    }
}

/// The calls from the \a nth on (0: the next one), or that one alone, fail with \a reason, until
/// mend().
inline void breakAfter(Control &disk, std::int64_t nth, int reason, bool once = false)
{
    disk.reason = 0;
    for (auto &count : disk.failed)
        count = 0;
    disk.seen = 0;
    disk.left = nth;
    disk.once = once;
    disk.kinds = kindsThatFailWith(reason);
    disk.reason = reason;
}

inline void mend(Control &disk)
{
    disk.reason = 0;
}

/// How many calls have failed since it was broken.
inline std::int64_t failures(const Control &disk)
{
    std::int64_t all = 0;
    for (const auto &count : disk.failed)
        all += count;
    return all;
}

/// From now on, steps are kept.
inline void watch(Control &disk)
{
    disk.stepCount = 0;
    disk.watching = true;
}

} // namespace packhouse::brokendisk
