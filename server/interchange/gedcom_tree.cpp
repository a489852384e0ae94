// Two passes over the lines: the first judges them, the second keeps them.
#include "server/interchange/gedcom_tree.hpp"

#include "server/interchange/gedcom_line.hpp"

#include <algorithm>

namespace spacebetween {
namespace {

bool is_blank_line(std::string_view line) {
    return line.find_first_not_of(" \t\x1A") == std::string_view::npos;
}

/// The first pass: where the file cannot be read, or how many lines it has.
Imported<std::size_t>
judged(std::string_view text, const GedcomLimits& limits, LossReport& losses) {
    TextLines lines(text);
    std::size_t kept = 0;
    std::size_t records = 0;
    int level = -1;
    while (lines.next()) {
        const std::size_t number = lines.number();
        if (number > limits.lines) return ImportFault{ImportFaultKind::too_many_lines, number};
        if (lines.line().size() > limits.line_bytes) {
            return ImportFault{ImportFaultKind::line_too_long, number};
        }
        if (is_blank_line(lines.line())) {
            losses.add(LossKind::repaired, "blank line", number);
            continue;
        }
        const auto line = gedcom_line(lines.line());
        ++kept;
        if (!line) {
            if (level < 0) return ImportFault{ImportFaultKind::not_known, number};
            losses.add(LossKind::repaired, "line without a level", number);
            continue;
        }
        if (line->level > limits.level) return ImportFault{ImportFaultKind::too_deep, number};
        if (line->level > level + 1) return ImportFault{ImportFaultKind::level, number};
        if (line->indented) losses.add(LossKind::repaired, "indented line", number);
        if (line->level == 0 && ++records > limits.records) {
            return ImportFault{ImportFaultKind::too_many_people, number};
        }
        level = line->level;
    }
    if (kept == 0) return ImportFault{ImportFaultKind::empty, 1};
    return kept;
}

bool is_continuation(const GedcomNode& node) { return node.tag == "CONT" || node.tag == "CONC"; }

void undouble(std::string& words, bool only_first) {
    if (only_first) {
        if (words.starts_with("@@")) words.erase(0, 1);
        return;
    }
    std::size_t at = 0;
    while ((at = words.find("@@", at)) != std::string::npos)
        words.erase(at++, 1);
}

/// Tags that a node may be called by in a report.
std::string path_of(const std::vector<std::string_view>& tags) {
    std::string path;
    for (const std::string_view tag : tags) {
        if (!path.empty()) path += '.';
        path += tag;
    }
    return path;
}

}  // namespace

Imported<GedcomTree>
GedcomTree::read(std::string_view text, const GedcomLimits& limits, LossReport& losses) {
    const auto kept = judged(text, limits, losses);
    if (!kept) return kept.error();
    GedcomTree tree;
    tree.nodes_.reserve(*kept);
    TextLines lines(text);
    std::vector<std::size_t> open;  // the places above the next line
    while (lines.next()) {
        if (is_blank_line(lines.line())) continue;
        GedcomNode node;
        node.line = static_cast<std::uint32_t>(lines.number());
        if (const auto line = gedcom_line(lines.line())) {
            node.level = static_cast<std::uint8_t>(line->level);
            node.tag = line->tag;
            node.xref = line->xref;
            node.value = line->value;
        } else {
            // The rest of a text that was broken in the middle.
            const GedcomNode& last = tree.nodes_.back();
            const bool goes_on = is_continuation(last);
            node.level = static_cast<std::uint8_t>(last.level + (goes_on ? 0 : 1));
            node.tag = "CONT";
            node.value = lines.line();
        }
        while (open.size() > node.level) {
            tree.nodes_[open.back()].end = static_cast<std::uint32_t>(tree.nodes_.size());
            open.pop_back();
        }
        if (node.level == 0) tree.records_.push_back(tree.nodes_.size());
        open.push_back(tree.nodes_.size());
        tree.nodes_.push_back(node);
    }
    for (const std::size_t place : open) {
        tree.nodes_[place].end = static_cast<std::uint32_t>(tree.nodes_.size());
    }
    tree.find_version();
    return tree;
}

void GedcomTree::find_version() {
    for (const std::size_t record : records_) {
        if (at(record).tag != "HEAD") continue;
        at(record).used = true;
        const auto gedcom = first(record, "GEDC");
        if (!gedcom) continue;
        for (std::size_t place = *gedcom; place < at(*gedcom).end; ++place)
            at(place).used = true;
        if (const auto version = first(*gedcom, "VERS")) version_ = at(*version).value;
    }
    is_7_ = version_.starts_with('7');
}

std::vector<std::size_t> GedcomTree::below(std::size_t place, std::string_view tag) const {
    std::vector<std::size_t> found;
    for (std::size_t next = place + 1; next < at(place).end; next = at(next).end) {
        if (tag.empty() || at(next).tag == tag) found.push_back(next);
    }
    return found;
}

std::optional<std::size_t> GedcomTree::first(std::size_t place, std::string_view tag) const {
    for (std::size_t next = place + 1; next < at(place).end; next = at(next).end) {
        if (at(next).tag == tag) return next;
    }
    return std::nullopt;
}

std::string GedcomTree::words(std::size_t place) const {
    std::string words(at(place).value);
    at(place).used = true;
    for (std::size_t next = place + 1; next < at(place).end; next = at(next).end) {
        if (!is_continuation(at(next))) continue;
        if (at(next).tag == "CONT") words += '\n';
        words += at(next).value;
        at(next).used = true;
    }
    undouble(words, is_7_);
    return words;
}

std::string_view GedcomTree::pointer(std::size_t place) const {
    std::string_view value = at(place).value;
    while (!value.empty() && value.back() == ' ')
        value.remove_suffix(1);
    while (!value.empty() && value.front() == ' ')
        value.remove_prefix(1);
    if (value.size() < 3 || value.front() != '@' || value.back() != '@') return {};
    value = value.substr(1, value.size() - 2);
    return value.find('@') == std::string_view::npos ? value : std::string_view{};
}

void GedcomTree::report_unused(LossReport& losses) const {
    std::vector<std::string_view> tags;
    for (const GedcomNode& node : nodes_) {
        tags.resize(node.level);
        tags.push_back(node.tag);
        if (node.used) continue;
        losses.add(LossKind::left_out, path_of(tags), node.line);
    }
}

}  // namespace spacebetween
