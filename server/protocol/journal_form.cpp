// What the journal keeps, as bytes.
#include "server/protocol/journal_form.hpp"

#include "server/protocol/describe_state.hpp"

namespace spacebetween {
namespace {

/// Kept bytes are our own, authenticated by their seal; these limits only bound our mistakes.
constexpr DoorLimits kept_limits{
    .bytes = std::size_t{1} << 30,
    .depth = 32,
    .tokens = std::size_t{1} << 26,
    .keys = 256,
    .string_bytes = std::size_t{1} << 24
};

constexpr std::size_t usual_bytes = 1024;

template <class T>
std::string written(const T& value) {
    std::string bytes;
    bytes.reserve(usual_bytes);
    JsonWriter out(bytes);
    FormWriter form(out);
    out.open_object();
    describe(form, value);
    out.close_object();
    return bytes;
}

template <class T>
std::optional<T> read(std::string_view bytes) {
    const auto doc = JsonDoc::read(bytes, kept_limits);
    if (!doc.has_value()) return std::nullopt;
    FormReader form(doc->root());
    auto value = T();
    describe(form, value);
    if (!form.fits()) return std::nullopt;
    return value;
}

}  // namespace

std::string journal_form(const Entry& entry) { return written(entry); }
std::string journal_form(const StatePart& part) { return written(part); }
std::string journal_form(const SummaryPage& page) { return written(page); }

std::optional<Entry> entry_from(std::string_view bytes) { return read<Entry>(bytes); }
std::optional<StatePart> state_part_from(std::string_view bytes) { return read<StatePart>(bytes); }
std::optional<SummaryPage> page_from(std::string_view bytes) { return read<SummaryPage>(bytes); }

}  // namespace spacebetween
