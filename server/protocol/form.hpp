// One description of a struct serves both to write and to read it, so that neither can forget a
// part.
#pragma once

#include "server/protocol/object_reader.hpp"
#include "server/protocol/record_json.hpp"
#include "server/vocabulary/enum_set.hpp"

#include <concepts>
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace spacebetween {

/// What a struct is made of is said by `template <class Form> void describe(Form&, Of<Form, S>&)`,
/// which calls `form(key, member)` for each member. What is empty, absent or false is not written,
/// and what is written is never empty, absent or false: each value has one form.
template <class Form, class T>
using Of = std::conditional_t<Form::writes, const T, T>;

/// Nothing that would have to be written.
template <class T>
bool is_empty(const T& value) {
    if constexpr (std::same_as<T, bool>) {
        return !value;
    } else if constexpr (requires { value.has_value(); }) {
        return !value.has_value();
    } else if constexpr (requires { value.empty(); }) {
        return value.empty();
    } else if constexpr (requires { value == nullptr; }) {
        return value == nullptr;
    } else {
        return false;
    }
}

class FormWriter {
public:
    static constexpr bool writes = true;

    explicit FormWriter(JsonWriter& out) : out_(out) {}

    template <class T>
    void operator()(std::string_view key, const T& value) {
        if (is_empty(value)) return;
        out_.key(key);
        put(value);
    }

private:
    void put(bool value) { out_.flag(value); }
    void put(int value) { out_.whole(value); }
    void put(std::int64_t value) { out_.whole(value); }
    void put(std::size_t value) { out_.whole(static_cast<std::int64_t>(value)); }
    void put(const std::string& words) { out_.text(words); }
    void put(Time time) { out_.whole(time.ms); }
    template <class Tag>
    void put(const Id<Tag>& id) {
        out_.text(id.text);
    }
    template <class Enum>
        requires std::is_enum_v<Enum>
    void put(Enum value) {
        out_.word(word_of(value));
    }
    template <class Enum>
    void put(const EnumSet<Enum>& set) {
        out_.open_array();
        set.for_each([this](Enum each) { put(each); });
        out_.close_array();
    }
    template <class T>
    void put(const std::optional<T>& value) {
        put(*value);
    }
    template <class T>
    void put(const std::shared_ptr<const T>& value) {
        put(*value);
    }
    template <class T>
    void put(const std::vector<T>& values) {
        put_all(values);
    }
    template <class T>
    void put(const std::set<T>& values) {
        put_all(values);
    }
    template <class Key, class T>
    void put(const std::map<Key, T>& values) {
        put_all(values);
    }
    template <class Key, class T>
    void put(const std::pair<Key, T>& pair) {
        out_.open_array();
        put(pair.first);
        put(pair.second);
        out_.close_array();
    }
    void put(const ResolvedOp& op) { write_op(out_, op, RecordForm::kept); }
    void put(const Record& record) { write_record(out_, record, RecordForm::kept); }
    void put(const TextChange& change) { write_text_change(out_, change); }
    template <class T>
        requires requires(FormWriter& form, const T& value) { describe(form, value); }
    void put(const T& value) {
        out_.open_object();
        describe(*this, value);
        out_.close_object();
    }
    template <class Values>
    void put_all(const Values& values) {
        out_.open_array();
        for (const auto& each : values)
            put(each);
        out_.close_array();
    }

    JsonWriter& out_;
};

class FormReader {
public:
    static constexpr bool writes = false;

    explicit FormReader(JsonView json) : keys_(json) {}

    [[nodiscard]] bool fits() const { return keys_.fits() && sound_; }
    /// For what a description itself finds wrong.
    void require(bool condition) { sound_ = sound_ && condition; }

    template <class T>
    void operator()(std::string_view key, T& value) {
        const auto found = keys_.optional(key);
        if (!found) {
            sound_ = sound_ && may_be_absent<T>();
        } else {
            sound_ = sound_ && take(*found, value) && !is_empty(value);
        }
    }

private:
    template <class T>
    static constexpr bool may_be_absent() {
        return std::same_as<T, bool> || requires(T value) { value.has_value(); } ||
               requires(T value) { value.empty(); } || requires(T value) { value == nullptr; };
    }

    static bool take(JsonView json, bool& value) {
        value = json.flag() == true;
        return value;
    }
    static bool take(JsonView json, int& value) {
        const auto whole = json.whole(INT32_MIN, INT32_MAX);
        if (whole) value = static_cast<int>(*whole);
        return whole.has_value();
    }
    static bool take(JsonView json, std::int64_t& value) {
        const auto whole = json.whole(INT64_MIN, INT64_MAX);
        if (whole) value = *whole;
        return whole.has_value();
    }
    static bool take(JsonView json, std::size_t& value) {
        const auto whole = json.whole(0, INT64_MAX);
        if (whole) value = static_cast<std::size_t>(*whole);
        return whole.has_value();
    }
    static bool take(JsonView json, std::string& words) {
        const auto text = json.text();
        if (text) words = std::string(*text);
        return text.has_value();
    }
    static bool take(JsonView json, Time& time) { return take(json, time.ms); }
    template <class Tag>
    static bool take(JsonView json, Id<Tag>& id) {
        return take(json, id.text);
    }
    template <class Enum>
        requires std::is_enum_v<Enum>
    static bool take(JsonView json, Enum& value) {
        const auto word = enum_of<Enum>(json.text().value_or(""));
        if (word) value = *word;
        return word.has_value();
    }
    template <class Enum>
    static bool take(JsonView json, EnumSet<Enum>& set) {
        return take_each<Enum>(json, [&set](Enum each) { set.insert(each); });
    }
    template <class T>
    static bool take(JsonView json, std::optional<T>& value) {
        return take(json, value.emplace());
    }
    template <class T>
    static bool take(JsonView json, std::shared_ptr<const T>& value) {
        auto made = std::make_shared<T>();
        const bool sound = take(json, *made);
        value = std::move(made);
        return sound;
    }
    template <class T>
    static bool take(JsonView json, std::vector<T>& values) {
        values.reserve(json.size());
        return take_each<T>(json, [&values](T&& each) { values.push_back(std::move(each)); });
    }
    template <class T>
    static bool take(JsonView json, std::set<T>& values) {
        return take_each<T>(json, [&values](T&& each) { values.insert(std::move(each)); });
    }
    template <class Key, class T>
    static bool take(JsonView json, std::map<Key, T>& values) {
        return take_each<std::pair<Key, T>>(json, [&values](std::pair<Key, T>&& each) {
            values.insert(std::move(each));
        });
    }
    template <class Key, class T>
    static bool take(JsonView json, std::pair<Key, T>& pair) {
        if (!json.is(JsonKind::array) || json.size() != 2) return false;
        auto place = json.begin();
        const auto first = *place;
        return take(first, pair.first) && take(*++place, pair.second);
    }
    static bool take(JsonView json, ResolvedOp& op) {
        auto read = read_resolved_op(json, RecordForm::kept);
        if (read) op = std::move(*read);
        return read.has_value();
    }
    static bool take(JsonView json, Record& record) {
        auto read = read_record(json, RecordForm::kept);
        if (read) record = std::move(*read);
        return read.has_value();
    }
    static bool take(JsonView json, TextChange& change) {
        auto read = read_text_change(json);
        if (read) change = std::move(*read);
        return read.has_value();
    }
    template <class T>
        requires requires(FormReader& form, T& value) { describe(form, value); }
    static bool take(JsonView json, T& value) {
        FormReader form(json);
        describe(form, value);
        return form.fits();
    }
    template <class T, class Keep>
    static bool take_each(JsonView json, const Keep& keep) {
        if (!json.is(JsonKind::array)) return false;
        for (const auto each : json) {
            auto value = T();
            if (!take(each, value)) return false;
            keep(std::move(value));
        }
        return true;
    }

    ObjectReader keys_;
    bool sound_ = true;
};

}  // namespace spacebetween
