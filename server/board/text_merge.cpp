// How two edits of one text become one: transforming the one past the other, and joining them.
#include "server/base/utf8.hpp"
#include "server/board/text_change.hpp"

#include <utility>

namespace spacebetween {
namespace {

/// A part of a step, cut out without copying its words.
struct Piece {
    TextStepKind kind = TextStepKind::skip;
    std::size_t count = 0;
    std::string_view words;
};

/// Puts a change together and keeps it normalised.
class Writer {
public:
    void add(const Piece& piece) {
        if (piece.count == 0) return;
        if (steps_.empty() || steps_.back().kind != piece.kind) {
            steps_.push_back(TextStep{
                .kind = piece.kind,
                .count = piece.count,
                .words = std::string(piece.words)
            });
            return;
        }
        auto& last = steps_.back();
        last.count += piece.count;
        // A removal keeps its words only when it knows all of them.
        if (last.words.empty() || piece.words.empty()) {
            last.words.clear();
        } else {
            last.words += piece.words;
        }
    }

    TextChange finish() && {
        if (!steps_.empty() && steps_.back().kind == TextStepKind::skip) steps_.pop_back();
        return std::move(steps_);
    }

private:
    TextChange steps_;
};

/// Hands out a change piece by piece. Behind its last step it goes on skipping for ever.
class Reader {
public:
    explicit Reader(const TextChange& change) : change_(change) {}

    [[nodiscard]] bool at_end() const { return index_ == change_.size(); }
    [[nodiscard]] bool inserts_next() const {
        return !at_end() && change_[index_].kind == TextStepKind::insert;
    }

    /// At most `most` code points of the next step; a step of the kind `whole` is never cut.
    Piece take(std::size_t most, TextStepKind whole) {
        if (at_end()) return Piece{.kind = TextStepKind::skip, .count = most, .words = {}};
        const auto& step = change_[index_];
        const auto left = step.count - taken_;
        if (step.kind == whole || left <= most) return take_rest();
        const auto rest = std::string_view(step.words).substr(byte_);
        const auto bytes = byte_of_code_point(rest, most);
        taken_ += most;
        byte_ += bytes;
        return Piece{.kind = step.kind, .count = most, .words = rest.substr(0, bytes)};
    }

    /// All that is left of the next step; there must be one.
    Piece take_rest() {
        const auto& step = change_[index_];
        const Piece rest{
            .kind = step.kind,
            .count = step.count - taken_,
            .words = std::string_view(step.words).substr(byte_)
        };
        ++index_;
        taken_ = 0;
        byte_ = 0;
        return rest;
    }

private:
    const TextChange& change_;
    std::size_t index_ = 0;
    std::size_t taken_ = 0;  // of the step at index_, in code points
    std::size_t byte_ = 0;   // and in bytes of its words
};

void take_what_is_left(Reader& reader, Writer& out) {
    while (!reader.at_end())
        out.add(reader.take_rest());
}

/// Past words that `against` keeps: everything stays.
void pass_kept(Reader& reader, std::size_t length, Writer& out) {
    while (length > 0) {
        const auto piece = reader.take(length, TextStepKind::insert);
        out.add(piece);
        if (piece.kind != TextStepKind::insert) length -= piece.count;
    }
}

/// Past words that `against` removed: only insertions are left.
void pass_removed(Reader& reader, std::size_t length, Writer& out) {
    while (length > 0) {
        const auto piece = reader.take(length, TextStepKind::insert);
        if (piece.kind == TextStepKind::insert) {
            out.add(piece);
        } else {
            length -= piece.count;
        }
    }
}

/// What `first` made of words that `second` keeps.
void join_kept(Reader& first, std::size_t length, Writer& out) {
    while (length > 0) {
        const auto piece = first.take(length, TextStepKind::remove);
        out.add(piece);
        if (piece.kind != TextStepKind::remove) length -= piece.count;
    }
}

/// What is left to do when `second` removes: words that `first` inserted never were.
void join_removed(Reader& first, const TextStep& removal, Writer& out) {
    std::string_view words = removal.words;
    std::size_t length = removal.count;
    while (length > 0) {
        const auto piece = first.take(length, TextStepKind::remove);
        if (piece.kind == TextStepKind::remove) {
            out.add(piece);
            continue;
        }
        const auto bytes = byte_of_code_point(words, piece.count);
        if (piece.kind == TextStepKind::skip) {
            out.add(Piece{
                .kind = TextStepKind::remove,
                .count = piece.count,
                .words = words.substr(0, bytes)
            });
        }
        words.remove_prefix(bytes);
        length -= piece.count;
    }
}

}  // namespace

TextChange transform(const TextChange& change, const TextChange& against, Side side) {
    Writer out;
    Reader reader(change);
    for (const auto& step : against) {
        switch (step.kind) {
            case TextStepKind::skip:
                pass_kept(reader, step.count, out);
                break;
            case TextStepKind::insert:
                if (side == Side::left && reader.inserts_next()) out.add(reader.take_rest());
                out.add(Piece{.kind = TextStepKind::skip, .count = step.count, .words = {}});
                break;
            case TextStepKind::remove:
                pass_removed(reader, step.count, out);
                break;
        }
    }
    take_what_is_left(reader, out);
    return std::move(out).finish();
}

TextChange compose(const TextChange& first, const TextChange& second) {
    Writer out;
    Reader reader(first);
    for (const auto& step : second) {
        switch (step.kind) {
            case TextStepKind::skip:
                join_kept(reader, step.count, out);
                break;
            case TextStepKind::insert:
                out.add(Piece{.kind = step.kind, .count = step.count, .words = step.words});
                break;
            case TextStepKind::remove:
                join_removed(reader, step, out);
                break;
        }
    }
    take_what_is_left(reader, out);
    return std::move(out).finish();
}

}  // namespace spacebetween
