// Who is a stranger to the children of a union: joined to them by their parents alone.
#pragma once

#include "server/layout/kin.hpp"

#include <algorithm>

namespace spacebetween::layout {

/// A person is kin of siblings when a way over unions and homes leads from one of them to the
/// person without passing the siblings' parents' union: their partners, descendants and in-laws,
/// however far. All others are strangers to them.
///
/// A walk over everybody gives numbers such that what hangs on a union is an unbroken run of
/// them, so that a question costs a comparison or two.
class Strangers {
public:
    /// Cost: linear in people, unions and links.
    explicit Strangers(const Kin& kin);

    [[nodiscard]] bool is(At person, At joined) const {
        const auto& runs = cuts_.runs[joined];
        const std::size_t at = cuts_.number[person];
        return std::any_of(runs.begin(), runs.end(), [at](const Run& run) {
            const bool after = at >= run.from, before = at < run.to;
            return run.from < run.to ? after && before : after || before;
        });
    }

    /// Numbers from `from` on and below `to`; when it ends before it begins, round the end.
    struct Run {
        std::size_t from = 0, to = 0;
    };
    struct Cuts {
        std::vector<std::size_t> number;     ///< by person
        std::vector<std::vector<Run>> runs;  ///< by union: its children's strangers
    };

private:
    Cuts cuts_;
};

}  // namespace spacebetween::layout
