// The rules of a change: turns what was asked for into what happens, or says why not.
#pragma once

#include "server/board/staging.hpp"
#include "server/vocabulary/refusal.hpp"

#include <optional>
#include <vector>

namespace spacebetween {

/// Lives for one change. Each `take` does one op to the staging; after a refusal the staging is to
/// be dropped.
class Judge {
public:
    using Verdict = std::optional<Refusal>;  ///< nothing when all is well

    Judge(const Board& board, const ChangeContext& context, Staging& staging)
        : board_(board),
          context_(context),
          staging_(staging) {}

    Verdict take(const Op& op);

    /// What can only be judged at the end: kinship, sizes and the board's limits.
    [[nodiscard]] Verdict whole(const BoardUse& after) const;

    std::vector<ResolvedOp> ops;
    std::vector<ResolvedOp> fix;

private:
    Verdict resolve(const NewOp& op);
    Verdict resolve(const SetOp& op);
    Verdict resolve(const TextOp& op);
    Verdict resolve(const InOp& op);
    Verdict resolve(const OutOp& op);
    Verdict resolve(const DelOp& op);
    Verdict resolve(const BackOp& op);

    [[nodiscard]] Verdict may_write(const RecordId& id, FieldIndex field, FieldKind kind) const;
    [[nodiscard]] Verdict judge_field(const Record& record, const FieldValue& given) const;
    [[nodiscard]] Verdict
    judge_reference(const RecordId& from, const FieldSpec& spec, const RecordId& to) const;
    [[nodiscard]] Verdict judge_new_id(const RecordId& id, Type type) const;
    [[nodiscard]] bool has_one_of(Type type) const;
    [[nodiscard]] const Record* seen(const RecordId& id) const;
    [[nodiscard]] bool sees(const Record& record) const;
    [[nodiscard]] bool is_there(const RecordId& id) const;
    [[nodiscard]] Refusal missing(const RecordId& id) const;
    [[nodiscard]] Verdict judge_limits(const BoardUse& after) const;

    void happens(ResolvedOp op);

    const Board& board_;
    const ChangeContext& context_;
    Staging& staging_;
};

}  // namespace spacebetween
