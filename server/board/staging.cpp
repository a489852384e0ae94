// Copies what a change touches, and nothing else.
#include "server/board/staging.hpp"

#include "server/base/assert.hpp"

#include <algorithm>
#include <utility>

namespace spacebetween {

namespace {

// Below this, a walk over the entries beats an index of them.
constexpr std::size_t entries_walked_max = 16;

bool refers(const Record& record, FieldIndex field, const RecordId& id) {
    const Value& value = record.fields[field];
    if (const auto* one = std::get_if<RecordId>(&value)) {
        return *one == id;
    }
    const auto* set = std::get_if<RefSet>(&value);
    return set != nullptr && set->contains(id);
}

}  // namespace

const Record* Staging::find(const RecordId& id) const {
    if (const Entry* here = entry(id)) {
        return here->now.get();
    }
    const auto slot = board_.slots_.find(id);
    return slot == board_.slots_.end() ? nullptr : slot->second.record.get();
}

bool Staging::is_gone(const RecordId& id) const {
    if (const Entry* here = entry(id)) {
        return !here->now;
    }
    return board_.is_gone(id);
}

bool Staging::is_new(const RecordId& id) const {
    const Entry* here = entry(id);
    return here != nullptr && !here->before;
}

bool Staging::has_used(const RecordId& id) const {
    return entry(id) != nullptr || board_.has_used(id);
}

std::vector<BackReference> Staging::referring_to(const RecordId& id) const {
    std::vector<BackReference> found;
    if (const auto known = board_.referring_.find(id); known != board_.referring_.end()) {
        for (const BackReference& back : known->second) {
            if (entry(back.from) == nullptr) {
                found.push_back(back);
            }
        }
    }
    for (const Entry& here : entries_) {
        for (std::size_t i = 0; here.now && i < here.now->fields.size(); ++i) {
            const auto field = static_cast<FieldIndex>(i);
            if (refers(*here.now, field, id)) {
                found.push_back({here.id, field});
            }
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

Record& Staging::edit(const RecordId& id) {
    Entry& here = touch(id);
    ASSERT(here.now);
    if (here.now == here.made) {
        here.now = std::make_shared<Record>(*here.made);
    }
    return *here.now;
}

RecordRef Staging::make(Record record) {
    Entry fresh;
    fresh.id = record.id;
    fresh.made = std::make_shared<Record>(std::move(record));
    fresh.now = fresh.made;
    ASSERT(find(fresh.id) == nullptr);
    if (const Entry* old = entry(fresh.id)) {
        // Deleted and made again in one change: the record it once was is what came before.
        Entry& again = entries_[static_cast<std::size_t>(old - entries_.data())];
        again.made = fresh.made;
        again.now = fresh.now;
        again.texts.clear();
        return again.made;
    }
    return add(std::move(fresh)).made;
}

void Staging::erase(const RecordId& id) {
    Entry& here = touch(id);
    here.now = nullptr;
    here.texts.clear();
}

int Staging::text_tv(const RecordId& id, FieldIndex field) const {
    const Record* record = find(id);
    ASSERT(record != nullptr);
    const auto* text = std::get_if<TextValue>(&record->fields[field]);
    return text == nullptr ? 0 : text->tv();
}

int Staging::text_base(const RecordId& id, FieldIndex field) const {
    if (const TextHistory* known = history(id, field)) {
        return known->base();
    }
    const Entry* here = entry(id);
    const auto edits = here == nullptr
                           ? 0
                           : std::count_if(
                                 here->texts.begin(),
                                 here->texts.end(),
                                 [field](const Written& written) { return written.field == field; }
                             );
    return text_tv(id, field) - static_cast<int>(edits);
}

TextChange Staging::caught_up(const RecordId& id, FieldIndex field, int tv, TextChange change)
    const {
    int at = text_base(id, field);
    if (const TextHistory* known = history(id, field)) {
        change = tv < known->tv() ? known->caught_up(std::move(change), tv) : std::move(change);
        at = known->tv();
    }
    if (const Entry* here = entry(id)) {
        for (const Written& written : here->texts) {
            if (written.field == field && at++ >= tv) {
                change = transform(change, written.change, Side::right);
            }
        }
    }
    return change;
}

void Staging::write(const RecordId& id, FieldIndex field, TextChange change) {
    Value& value = edit(id).fields[field];
    const auto* text = std::get_if<TextValue>(&value);
    const int tv = text == nullptr ? 0 : text->tv();
    value =
        TextValue(applied(text == nullptr ? std::string_view{} : text->words(), change), tv + 1);
    touch(id).texts.push_back({field, std::move(change)});
}

std::vector<Staging::Edit> Staging::edits() const {
    std::vector<Edit> found;
    found.reserve(entries_.size());
    for (const Entry& here : entries_) {
        if (here.now) {
            found.push_back({here.before.get(), here.now.get()});
        }
    }
    return found;
}

const Staging::Entry* Staging::entry(const RecordId& id) const {
    if (places_.empty()) {
        for (const Entry& here : entries_) {
            if (here.id == id) {
                return &here;
            }
        }
        return nullptr;
    }
    const auto place = places_.find(id);
    return place == places_.end() ? nullptr : &entries_[place->second];
}

Staging::Entry& Staging::touch(const RecordId& id) {
    if (const Entry* here = entry(id)) {
        return entries_[static_cast<std::size_t>(here - entries_.data())];
    }
    const auto slot = board_.slots_.find(id);
    ASSERT(slot != board_.slots_.end());
    Entry fresh;
    fresh.id = id;
    fresh.before = slot->second.record;
    fresh.now = std::make_shared<Record>(*fresh.before);
    ++fresh.now->v;
    return add(std::move(fresh));
}

Staging::Entry& Staging::add(Entry entry) {
    entries_.push_back(std::move(entry));
    if (!places_.empty()) {
        places_.emplace(entries_.back().id, entries_.size() - 1);
    } else if (entries_.size() > entries_walked_max) {
        for (std::size_t i = 0; i < entries_.size(); ++i) {
            places_.emplace(entries_[i].id, i);
        }
    }
    return entries_.back();
}

const TextHistory* Staging::history(const RecordId& id, FieldIndex field) const {
    if (const Entry* here = entry(id); here != nullptr && here->made) {
        return nullptr;
    }
    const auto slot = board_.slots_.find(id);
    if (slot == board_.slots_.end()) {
        return nullptr;
    }
    for (const FieldHistory& known : slot->second.texts) {
        if (known.field == field) {
            return &known.history;
        }
    }
    return nullptr;
}

}  // namespace spacebetween
