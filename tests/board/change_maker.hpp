// Draws changes from a seed: mostly such as a member would ask for, and some that must be refused.
#pragma once

#include "server/board/board.hpp"
#include "tests/board/board_support.hpp"

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace spacebetween {

class ChangeMaker {
public:
    /// Its records count from `first`: two makers whose boards meet must not draw one id twice.
    explicit ChangeMaker(std::uint64_t seed, int first = 1)
        : engine_(seed),
          first_(first),
          next_(first) {}

    /// One to four ops on the records of this board, which may refer to those of the one beneath.
    std::vector<Op> change(const Board& board, const Board* beneath = nullptr) {
        learn(board, beneath);
        std::vector<Op> ops;
        const std::size_t count = 1 + below(4);
        ops.reserve(count);
        for (std::size_t i = 0; i < count; ++i) {
            ops.push_back(op(board));
        }
        return ops;
    }

    TextChange text_change(const std::string& text) {
        const std::size_t length = text.size();
        const std::size_t skip = below(length + 1);
        const std::size_t removed = below(std::min<std::size_t>(length - skip, 3) + 1);
        TextChange change;
        if (skip > 0) {
            change.push_back(TextStep::skip(skip));
        }
        if (removed == 0 || below(2) == 0) {
            change.push_back(TextStep::insert(std::string(1 + below(3), letter())));
        }
        if (removed > 0) {
            change.push_back(TextStep::remove(removed));
        }
        return change;
    }

    std::size_t below(std::size_t end) { return engine_() % end; }

private:
    static constexpr Type types_[] = {
        Type::person,
        Type::person,
        Type::hypothesis,
        Type::hypothesis,
        Type::bond,
        Type::union_,
        Type::parentage,
        Type::comment,
        Type::question,
        Type::summary_line,
        Type::position,
    };

    void learn(const Board& board, const Board* beneath) {
        here_.clear();
        board.for_each([this](const RecordRef& record) { here_.push_back(record->id); });
        std::sort(here_.begin(), here_.end());
        known_ = here_;
        if (beneath != nullptr) {
            beneath->for_each([this](const RecordRef& record) { known_.push_back(record->id); });
            std::sort(known_.begin(), known_.end());
        }
    }

    Op op(const Board& board) {
        const std::size_t kind = here_.empty() ? 0 : below(12);
        if (kind < 3) {
            return new_op();
        }
        const RecordId id = subject();
        switch (kind) {
            case 3:
                return DelOp{id};
            case 4:
            case 5:
            case 6:
                return ref_op(id);
            case 7:
            case 8:
            case 9:
                return text_op(board, id);
            default:
                return set_op(id);
        }
    }

    Op new_op() {
        const Type type = types_[below(std::size(types_))];
        const bool again = below(30) == 0 && next_ > first_;
        const auto made_so_far = static_cast<std::size_t>(next_ - first_);
        const RecordId id =
            id_of(type, again ? first_ + static_cast<int>(below(made_so_far)) : next_++);
        here_.push_back(id);
        known_.push_back(id);
        NewOp made{id, type, {}};
        const auto specs = spec_of(type).fields;
        for (std::size_t i = 0; i < specs.size(); ++i) {
            const bool wanted = specs[i].kind == FieldKind::ref && !specs[i].server_only;
            if (wanted && below(4) != 0) {
                made.fields.push_back({static_cast<FieldIndex>(i), fitting(specs[i])});
            }
        }
        return made;
    }

    Op set_op(const RecordId& id) {
        const auto [index, spec] = some_field(id, [](const FieldSpec& field) {
            return field.kind != FieldKind::text && field.kind != FieldKind::refs;
        });
        return SetOp{id, {{index, value(*spec)}}};
    }

    Op ref_op(const RecordId& id) {
        const auto [index, spec] =
            some_field(id, [](const FieldSpec& field) { return field.kind == FieldKind::refs; });
        return below(3) == 0 ? Op(OutOp{id, index, fitting(*spec)})
                             : Op(InOp{id, index, fitting(*spec)});
    }

    Op text_op(const Board& board, const RecordId& id) {
        const auto [index, spec] =
            some_field(id, [](const FieldSpec& field) { return field.kind == FieldKind::text; });
        const RecordRef record = board.find(id);
        const auto* text = record && spec->kind == FieldKind::text
                               ? std::get_if<TextValue>(&record->fields[index])
                               : nullptr;
        const int tv = text == nullptr ? 0 : text->tv();
        const int base = std::max(0, tv - static_cast<int>(below(3)));
        return TextOp{id, index, base, text_change(text == nullptr ? "" : text->words())};
    }

    Value value(const FieldSpec& spec) {
        switch (spec.kind) {
            case FieldKind::line:
                return std::string(1 + below(70), letter());
            case FieldKind::choice:
                return std::string(spec.choices[below(spec.choices.size())]);
            case FieldKind::number:
                return static_cast<double>(below(110));
            case FieldKind::flag:
                return below(2) == 0;
            case FieldKind::ref:
                return below(3) == 0 ? Value() : Value(fitting(spec));
            default:
                return Value();
        }
    }

    /// A record that the field may name, most of the time.
    RecordId fitting(const FieldSpec& spec) {
        std::vector<RecordId> fits;
        for (const RecordId& id : known_) {
            if (may_refer_to(spec, type_in(id))) {
                fits.push_back(id);
            }
        }
        return fits.empty() || below(25) == 0 ? subject() : fits[below(fits.size())];
    }

    RecordId subject() {
        const bool stranger = here_.empty() || below(40) == 0;
        return stranger ? id_of(Type::person, static_cast<int>(below(200)))
                        : here_[below(here_.size())];
    }

    template <class Wanted>
    std::pair<FieldIndex, const FieldSpec*> some_field(const RecordId& id, Wanted wanted) {
        const auto specs = spec_of(type_in(id)).fields;
        std::size_t index = below(specs.size());
        for (std::size_t tries = 0; tries < specs.size() && !wanted(specs[index]); ++tries) {
            index = (index + 1) % specs.size();
        }
        return {static_cast<FieldIndex>(index), &specs[index]};
    }

    char letter() { return static_cast<char>('a' + below(26)); }

    std::mt19937_64 engine_;
    std::vector<RecordId> here_;   // of the board
    std::vector<RecordId> known_;  // of it and the one beneath
    int first_;
    int next_;
};

}  // namespace spacebetween
