// Follows the references to a record that goes.
#include "server/board/deletion.hpp"

#include "server/vocabulary/spec.hpp"

#include <unordered_set>
#include <utility>

namespace spacebetween {

namespace {

const FieldSpec& spec_of_reference(const Staging& staging, const BackReference& back) {
    return spec_of(staging.find(back.from)->type).fields[back.field];
}

/// A refusal may only come from a record that everybody may know of.
bool is_known_to_all(Type type) {
    const Audience audience = spec_of(type).audience;
    return audience == Audience::room || audience == Audience::named;
}

ResolvedOp mend(const Staging& staging, const BackReference& back, const RecordId& gone) {
    if (spec_of_reference(staging, back).kind == FieldKind::refs) {
        return OutOp{back.from, back.field, gone};
    }
    return SetOp{back.from, {{back.field, {}}}};
}

}  // namespace

Deletion
deletion_of(const Staging& staging, std::span<const RecordId> asked, Objections objections) {
    std::vector<RecordId> falling(asked.begin(), asked.end());
    std::unordered_set<RecordId> fallen(asked.begin(), asked.end());
    std::vector<std::pair<BackReference, RecordId>> standing;
    for (std::size_t i = 0; i < falling.size(); ++i) {
        const RecordId gone = falling[i];
        for (const BackReference& back : staging.referring_to(gone)) {
            if (spec_of_reference(staging, back).on_gone != OnGone::cascade) {
                standing.emplace_back(back, gone);
            } else if (fallen.insert(back.from).second) {
                falling.push_back(back.from);
            }
        }
    }

    Deletion deletion;
    for (const auto& [back, gone] : standing) {
        if (fallen.contains(back.from)) {
            continue;
        }
        const bool objects = spec_of_reference(staging, back).on_gone == OnGone::refuse &&
                             is_known_to_all(staging.find(back.from)->type);
        deletion.refused = deletion.refused || (objects && objections == Objections::heard);
        deletion.ops.push_back(mend(staging, back, gone));
    }
    for (std::size_t i = asked.size(); i < falling.size(); ++i) {
        deletion.ops.push_back(DelOp{falling[i]});
    }
    return deletion;
}

}  // namespace spacebetween
