// The records a client holds: it applies what it is told, and asks nothing else.
#pragma once

#include "server/board/text_change.hpp"
#include "tests/simulation/json.hpp"

#include <map>
#include <set>
#include <string>

namespace spacebetween {

TextChange text_change_from(const Json& steps);
Json json_of(const TextChange& change);

/// The words of a text field and how many changes made them.
struct HeldText {
    std::string words;
    int tv = 0;
};

/// Throws std::logic_error when what it is told cannot be true of what it holds: then a frame was
/// lost, doubled or out of place.
class ClientBoard {
public:
    void clear() { records_.clear(); }
    void put(const Json& record);
    void drop(const std::string& id);

    /// The ops of one frame, each record's `v` raised once.
    void hear(const Json& groups);
    /// One op as it happened; `told_tv` is false for an own op that the client has carried along.
    void apply(const Json& op, bool told_tv);
    void set_version(const std::string& id, const Json& version) { records_.at(id)["v"] = version; }

    /// Ids that came back after they were deleted: only an undo brings them.
    [[nodiscard]] const std::set<std::string>& returned() const { return returned_; }

    [[nodiscard]] bool has(const std::string& id) const { return records_.contains(id); }
    [[nodiscard]] const std::map<std::string, Json>& records() const { return records_; }
    [[nodiscard]] HeldText text(const std::string& id, const std::string& field) const;

private:
    Json& record(const std::string& id);
    void apply_text(const Json& op, bool told_tv);

    std::map<std::string, Json> records_;
    std::set<std::string> returned_;
    void note_returned(const Json& record);
    std::map<std::string, int> deleted_;  ///< I-11: returns by an undo alone, with a higher version
};

}  // namespace spacebetween
