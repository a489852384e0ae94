// Fills every member of a described struct with something, and counts that none was forgotten.
#pragma once

#include "server/protocol/describe_state.hpp"

#include <catch2/catch.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <typeinfo>
#include <utility>

namespace spacebetween {

struct Anything {
    template <class T>
    operator T() const;  // NOLINT: converts on purpose, and is never run
};

template <class T, std::size_t... Each>
consteval bool takes(std::index_sequence<Each...> /*count*/) {
    return requires { T{(static_cast<void>(Each), Anything{})...}; };
}

/// How many members an aggregate has: the most values it can be made of.
template <class T, std::size_t Count = 32>
consteval std::size_t members_of() {
    if constexpr (Count == 0 || takes<T>(std::make_index_sequence<Count>{})) {
        return Count;
    } else {
        return members_of<T, Count - 1>();
    }
}

/// Keys that a description writes beyond one for each member, where it says one member in several.
template <class T>
inline constexpr std::size_t extra_keys = 0;
template <>
inline constexpr std::size_t extra_keys<BoardParts::Text> = 1;
template <>
inline constexpr std::size_t extra_keys<StatePart> = 1;
template <>
inline constexpr std::size_t extra_keys<SummaryPage> = page_blocks - 1;
template <>
inline constexpr std::size_t extra_keys<OkOrNo> = 2;

/// Each number it draws is another one, so that swapped members would show.
class FormFiller {
public:
    static constexpr bool writes = false;

    explicit FormFiller(int& drawn) : drawn_(drawn) {}

    template <class T>
    void operator()(std::string_view key, T& value) {
        ++keys_;
        // Of two alternatives only one may be there.
        if (key != "no" && key != "hidden") fill(value);
    }
    void require(bool condition) { CHECK(condition); }

    template <class T>
    static void fill_whole(T& value, int& drawn) {
        FormFiller form(drawn);
        describe(form, value);
        INFO(typeid(T).name());
        if constexpr (std::is_aggregate_v<T>) CHECK(form.keys_ == members_of<T>() + extra_keys<T>);
    }

private:
    int next() { return ++drawn_; }
    std::string next_id(std::string_view prefix) {
        auto digits = std::to_string(next());
        return std::string(prefix) + "_" + std::string(21 - digits.size(), '0') + digits + "A";
    }

    void fill(bool& value) { value = true; }
    void fill(int& value) { value = next(); }
    void fill(std::int64_t& value) { value = next(); }
    void fill(std::size_t& value) { value = static_cast<std::size_t>(next()); }
    void fill(std::string& words) { words = "text"; }
    void fill(Time& time) { time.ms = next(); }
    void fill(RecordId& id) { id.text = next_id("hyp"); }
    template <class Tag>
    void fill(Id<Tag>& id) {
        id.text = next_id("m");
    }
    template <class Enum>
        requires std::is_enum_v<Enum>
    void fill(Enum& value) {
        value = static_cast<Enum>(1);
    }
    template <class Enum>
    void fill(EnumSet<Enum>& set) {
        set = {static_cast<Enum>(1), static_cast<Enum>(3)};
    }
    template <class T>
    void fill(std::optional<T>& value) {
        fill(value.emplace());
    }
    template <class T>
    void fill(std::shared_ptr<const T>& value) {
        auto made = std::make_shared<T>();
        fill(*made);
        value = std::move(made);
    }
    template <class T>
    void fill(std::vector<T>& values) {
        values.resize(2);
        for (auto& each : values)
            fill(each);
    }
    template <class Key, class T>
    void fill(std::map<Key, T>& values) {
        std::pair<Key, T> pair;
        fill(pair);
        values.insert(pair);
    }
    template <class Key, class T>
    void fill(std::pair<Key, T>& pair) {
        fill(pair.first);
        fill(pair.second);
    }
    void fill(Record& record) {
        record.id = RecordId(next_id("hyp"));
        record.type = Type::hypothesis;
        record.v = next();
        record.by = MemberId(next_id("m"));
        record.order = next();
        record.made_in = SessionId(next_id("ses"));
        record.fields.resize(spec_of(record.type).fields.size());
        record.fields[0] = TextValue("Could it be \"so\" 🙂", next());
    }
    void fill(ResolvedOp& op) {
        MadeOp made;
        fill(made.record);
        op = made;
    }
    void fill(TextChange& change) { change = {TextStep::skip(2), TextStep::insert("é🙂")}; }
    template <class T>
        requires requires(FormFiller& form, T& value) { describe(form, value); }
    void fill(T& value) {
        fill_whole(value, drawn_);
    }

    int& drawn_;
    std::size_t keys_ = 0;
};

}  // namespace spacebetween
