// Who is a stranger to the children of a union: joined to them by their parents alone.
#include "server/layout/strangers.hpp"

#include <algorithm>

namespace spacebetween::layout {
namespace {

using Run = Strangers::Run;

/// Goes over people and unions in depth, and finds where taking a union away cuts a family apart.
class CuttingWalk {
public:
    explicit CuttingWalk(const Kin& kin)
        : kin_(kin),
          people_(kin.people.size()),
          from_(people_ + kin.partners.size(), none),
          to_(from_.size()),
          least_(from_.size()),
          before_(from_.size(), none) {
        for (At person = 0; person < people_; ++person) {
            if (from_[person] == none) walk(person);
        }
    }

    Strangers::Cuts take() {
        Strangers::Cuts cuts;
        cuts.runs.resize(kin_.partners.size());
        for (At joined = 0; joined < kin_.partners.size(); ++joined) {
            if (kin_.children[joined].size() > 1) find_runs(joined, cuts.runs[joined]);
        }
        from_.resize(people_);
        cuts.number = std::move(from_);
        return cuts;
    }

private:
    /// A person, by index, or a union, behind all people.
    [[nodiscard]] At beside(At one, At at) const {
        if (one < people_) {
            if (at == 0) return kin_.home[one] == none ? none : people_ + kin_.home[one];
            const auto& unions = kin_.unions_of[one];
            return at <= unions.size() ? people_ + unions[at - 1] : end;
        }
        const auto& partners = kin_.partners[one - people_];
        const auto& children = kin_.children[one - people_];
        if (at < partners.size()) return partners[at];
        at -= partners.size();
        return at < children.size() ? children[at] : end;
    }

    void enter(At one, At parent = none) {
        before_[one] = parent;
        least_[one] = from_[one] = next_++;
        open_.emplace_back(one, 0);
    }

    void walk(At root) {
        const std::size_t first = next_;
        enter(root);
        while (!open_.empty()) {
            auto& [one, at] = open_.back();
            const At here = one;
            const At other = beside(here, at++);
            if (other == none) continue;
            if (other == end) {
                to_[here] = next_;
                open_.pop_back();
                if (before_[here] == none) continue;
                At& above = least_[before_[here]];
                above = std::min(above, least_[here]);
            } else if (from_[other] == none) {
                enter(other, here);
            } else {
                least_[here] = std::min(least_[here], from_[other]);
            }
        }
        trees_.push_back({first, next_});
    }

    [[nodiscard]] bool has_child(At joined, Run run) const {
        const auto& children = kin_.children[joined];
        return std::any_of(children.begin(), children.end(), [&](At child) {
            return from_[child] >= run.from && from_[child] < run.to;
        });
    }

    void find_runs(At joined, std::vector<Run>& runs) const {
        const At own = people_ + joined;
        std::vector<Run> held;  // by a way round the union, to what is above it
        bool above = false;
        for (At at = 0;; ++at) {
            const At other = beside(own, at);
            if (other == end) break;
            if (before_[other] != own) {
                above = above || (at >= kin_.partners[joined].size() && from_[other] < from_[own]);
                continue;
            }
            const Run run{from_[other], to_[other]};
            const bool child = has_child(joined, run);
            if (least_[other] < from_[own]) {
                held.push_back(run);
                above = above || child;
            } else if (!child) {
                runs.push_back(run);
            }
        }
        if (above) {
            const auto tree = std::find_if(trees_.begin(), trees_.end(), [&](const Run& one) {
                return from_[own] < one.to;
            });
            runs.push_back({tree->to, tree->from});
        } else {
            runs.insert(runs.end(), held.begin(), held.end());
            runs.push_back({to_[own], from_[own]});
        }
    }

    static constexpr At end = none - 1;

    const Kin& kin_;
    std::size_t people_;
    std::vector<std::size_t> from_;   ///< of each: its number
    std::vector<std::size_t> to_;     ///< and the first behind all that was entered by it
    std::vector<std::size_t> least_;  ///< the least number that these reach without it
    std::vector<At> before_;          ///< by whom each was entered
    std::vector<Run> trees_;
    std::vector<std::pair<At, At>> open_;
    std::size_t next_ = 0;
};

}  // namespace

Strangers::Strangers(const Kin& kin) : cuts_(CuttingWalk(kin).take()) {}

}  // namespace spacebetween::layout
