// What a change or a command was answered, kept so that a repeat gets the same.
#pragma once

#include "server/base/id.hpp"
#include "server/board/op.hpp"
#include "server/vocabulary/refusal.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace spacebetween {

/// A record, or fields of it, that an undo left as they were: others changed them meanwhile.
struct LeftAsIs {
    RecordId id;
    std::vector<std::string> fields;  ///< by name; none when the whole record stays

    friend bool operator==(const LeftAsIs&, const LeftAsIs&) = default;
};

/// What an undo or a redo leaves.
struct Undone {
    int left = 0;  ///< steps that can still be undone
    int redo = 0;  ///< and redone
    std::vector<LeftAsIs> kept;

    friend bool operator==(const Undone&, const Undone&) = default;
};

/// `v` has the new version of each record the change touched, `fix` the ops by which the effect
/// differs from the request; both name only what the author sees.
struct Ok {
    std::vector<std::pair<RecordId, int>> v;
    std::vector<ResolvedOp> fix;
    std::optional<Undone> undone = std::nullopt;

    friend bool operator==(const Ok&, const Ok&) = default;
};

/// What helps the asker understand a refusal.
struct RefusalInfo {
    std::optional<std::int64_t> stage;  ///< the session's revision
    std::vector<std::string> missing;   ///< what is needed first, by name

    friend bool operator==(const RefusalInfo&, const RefusalInfo&) = default;
};

struct No {
    Refusal code{};
    std::optional<RefusalInfo> info;

    friend bool operator==(const No&, const No&) = default;
};

struct Answer {
    ClientId client;
    MemberId member;
    std::int64_t cseq = 0;
    std::variant<Ok, No> what;
    std::int64_t acked = 0;  ///< the client has all answers up to this one: they are forgotten

    friend bool operator==(const Answer&, const Answer&) = default;
};

}  // namespace spacebetween
