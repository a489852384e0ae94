// What each member did last, kept so that it can be taken back.
#pragma once

#include "server/base/id.hpp"
#include "server/base/time.hpp"
#include "server/board/change.hpp"
#include "server/board/op.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <span>
#include <unordered_map>
#include <vector>

namespace spacebetween {

/// One thing that a step did, as what takes it back.
struct UndoItem {
    enum class Kind : std::uint8_t { remove, bring_back, set, put_in, take_from, edit };

    Kind kind = Kind::set;
    RecordId id;
    FieldIndex field = 0;
    Value was;          ///< set
    RecordId ref;       ///< put_in, take_from
    TextChange text;    ///< edit: fits the text as it stands once later steps are taken back
    RecordRef record;   ///< bring_back
    bool over = false;  ///< somebody else changed it since: it stays as it is
};

/// What one change did.
struct UndoStep {
    std::vector<UndoItem> items;
    Time at;
};

/// The step that takes back what these ops did.
UndoStep step_of(std::span<const ResolvedOp> ops, std::span<const Touched> touched, Time at);

/// Lives in memory only, as long as nothing comes between: after a restart, a change of stage or of
/// roles, a reveal or a sign-off nobody takes anything back. Texts are kept as edits that follow
/// what others type, so that only one's own words go.
class UndoSteps {
public:
    enum class Done : std::uint8_t { anew, undone, redone };

    /// What a member did by a change of their own, or by taking one back. At most `most` are kept;
    /// typing on in one field within `joined` is one step.
    struct Keeping {
        std::size_t most = 0;
        Millis joined = 0;
    };
    void did(const MemberId& by, Done how, UndoStep step, const Keeping& keeping);

    /// Somebody else changed the shared board: nobody takes that back.
    void
    happened(const MemberId& by, std::span<const ResolvedOp> ops, std::span<const Touched> touched);

    /// Nothing from before can be taken back any more.
    void forget() {
        of_.clear();
        about_.clear();
    }

    /// The last step, to be undone or redone; null when there is none.
    [[nodiscard]] const UndoStep* last(const MemberId& member, bool redo) const;
    /// Gives the last step up: it was not taken back, so edits of the same texts before it are not
    /// either.
    void give_up(const MemberId& member, bool redo);
    [[nodiscard]] std::size_t count(const MemberId& member, bool redo) const;

private:
    struct Steps {
        std::deque<UndoStep> undo;
        std::deque<UndoStep> redo;
    };

    std::deque<UndoStep>& steps_of(const MemberId& member, bool redo);
    /// Whom it concerns that these records change, `by` aside.
    [[nodiscard]] std::vector<MemberId>
    concerned(const MemberId& by, std::span<const Touched> touched) const;

    std::map<MemberId, Steps> of_;
    std::unordered_map<RecordId, std::vector<MemberId>> about_;  ///< who has steps about it
};

}  // namespace spacebetween
