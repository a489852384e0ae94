// Expat's events as a tree, and its errors as ours.
#include "server/interchange/xml_tree.hpp"

#include "server/base/utf8.hpp"
#include "server/interchange/code_pages.hpp"

#include <algorithm>

#include <expat.h>

namespace spacebetween {
namespace {

constexpr std::size_t elements_max = 65'000;
constexpr std::size_t depth_max = 32;
constexpr std::size_t attributes_max = 32;
constexpr std::size_t tag_bytes_max = 262'144;
constexpr std::size_t bytes_kept_max = std::size_t{8} << 20U;

std::string_view bare_name(std::string_view name) {
    const std::size_t colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

void cut_spaces(std::string& text) {
    constexpr std::string_view spaces = " \t\r\n";
    text.erase(text.find_last_not_of(spaces) + 1);
    text.erase(0, std::min(text.find_first_not_of(spaces), text.size()));
}

/// Programs of the West write Windows-1252 and call it by many names.
int know_encoding(void*, const XML_Char* name, XML_Encoding* encoding) {
    std::string_view words(name);
    if (!words.starts_with("windows-125") && !words.starts_with("Windows-125") &&
        !words.starts_with("WINDOWS-125")) {
        return XML_STATUS_ERROR;
    }
    CodePage page = CodePage::windows_1252;
    if (words.ends_with('0')) {
        page = CodePage::windows_1250;
    } else if (words.ends_with('1')) {
        page = CodePage::windows_1251;
    }
    for (int byte = 0; byte < 256; ++byte) {
        const char16_t c = unicode_of(page, static_cast<unsigned char>(byte));
        encoding->map[byte] = c == 0xFFFD ? -1 : c;
    }
    encoding->data = nullptr;
    encoding->convert = nullptr;
    encoding->release = nullptr;
    return XML_STATUS_OK;
}

}  // namespace

struct XmlReading::Parser {
    XML_Parser expat = nullptr;
    XmlTree tree;
    std::vector<std::size_t> open;
    std::size_t kept = 0;
    std::size_t fed = 0;
    std::optional<ImportFault> fault;

    Parser() : expat(XML_ParserCreate(nullptr)) {
        XML_SetUserData(expat, this);
        XML_SetElementHandler(expat, &Parser::begin, &Parser::end);
        XML_SetCharacterDataHandler(expat, &Parser::text);
        XML_SetStartDoctypeDeclHandler(expat, &Parser::doctype);
        XML_SetUnknownEncodingHandler(expat, &know_encoding, nullptr);
    }
    ~Parser() { XML_ParserFree(expat); }
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;

    [[nodiscard]] std::size_t line() const { return XML_GetCurrentLineNumber(expat); }
    void stop(ImportFaultKind kind) {
        if (!fault) fault = ImportFault{kind, line()};
        XML_StopParser(expat, XML_FALSE);
    }
    void keep(std::size_t bytes) {
        kept += bytes;
        if (kept > bytes_kept_max) stop(ImportFaultKind::inflated);
    }

    static void begin(void* user, const XML_Char* name, const XML_Char** attributes) {
        auto& self = *static_cast<Parser*>(user);
        if (self.open.size() >= depth_max) return self.stop(ImportFaultKind::too_deep);
        if (self.tree.nodes_.size() >= elements_max) {
            return self.stop(ImportFaultKind::too_many_lines);
        }
        XmlNode& node = self.tree.nodes_.emplace_back();
        node.name = bare_name(name);
        node.line = static_cast<std::uint32_t>(self.line());
        node.depth = static_cast<std::uint16_t>(self.open.size());
        for (; *attributes != nullptr; attributes += 2) {
            if (node.attributes.size() == attributes_max) {
                return self.stop(ImportFaultKind::line_too_long);
            }
            const auto& [key, value] =
                node.attributes.emplace_back(bare_name(attributes[0]), attributes[1]);
            self.keep(key.size() + value.size());
        }
        self.open.push_back(self.tree.nodes_.size() - 1);
    }

    static void end(void* user, const XML_Char*) {
        auto& self = *static_cast<Parser*>(user);
        XmlNode& node = self.tree.nodes_[self.open.back()];
        node.end = static_cast<std::uint32_t>(self.tree.nodes_.size());
        cut_spaces(node.text);
        self.open.pop_back();
    }

    static void text(void* user, const XML_Char* words, int size) {
        auto& self = *static_cast<Parser*>(user);
        if (self.open.empty()) return;
        std::string& text = self.tree.nodes_[self.open.back()].text;
        const std::string_view more(words, static_cast<std::size_t>(size));
        if (text.empty() && more.find_first_not_of(" \t\r\n") == std::string_view::npos) return;
        text += more;
        self.keep(more.size());
    }

    static void doctype(void* user, const XML_Char*, const XML_Char*, const XML_Char*, int) {
        static_cast<Parser*>(user)->stop(ImportFaultKind::declared);
    }
};

XmlReading::XmlReading() : parser_(std::make_unique<Parser>()) {}
XmlReading::~XmlReading() = default;

Imported<Done> XmlReading::take(std::string_view bytes) {
    const auto status =
        XML_Parse(parser_->expat, bytes.data(), static_cast<int>(bytes.size()), XML_FALSE);
    if (parser_->fault) return *parser_->fault;
    if (status != XML_STATUS_OK) return ImportFault{ImportFaultKind::form, parser_->line()};
    // A tag that does not end is read again from its beginning with every piece.
    parser_->fed += bytes.size();
    const auto tag_begins = XML_GetCurrentByteIndex(parser_->expat);
    if (tag_begins >= 0 && parser_->fed - static_cast<std::size_t>(tag_begins) > tag_bytes_max)
        return ImportFault{ImportFaultKind::line_too_long, parser_->line()};
    return Done{};
}

Imported<XmlTree> XmlReading::finish() {
    const auto status = XML_Parse(parser_->expat, "", 0, XML_TRUE);
    if (parser_->fault) return *parser_->fault;
    if (status != XML_STATUS_OK) return ImportFault{ImportFaultKind::form, parser_->line()};
    return std::move(parser_->tree);
}

Imported<XmlTree> read_xml(std::string_view bytes) {
    constexpr std::size_t piece = 65'536;
    XmlReading reading;
    while (!bytes.empty()) {
        const auto taken = reading.take(bytes.substr(0, piece));
        if (!taken) return taken.error();
        bytes.remove_prefix(std::min(piece, bytes.size()));
    }
    return reading.finish();
}

std::string_view XmlNode::attribute(std::string_view wanted) const {
    const auto found = std::find_if(attributes.begin(), attributes.end(), [&](const auto& one) {
        return one.first == wanted;
    });
    return found == attributes.end() ? std::string_view{} : std::string_view(found->second);
}

std::vector<std::size_t> XmlTree::within(std::size_t place, std::string_view name) const {
    std::vector<std::size_t> found;
    for (std::size_t next = place + 1; next < at(place).end; next = at(next).end) {
        if (name.empty() || at(next).name == name) found.push_back(next);
    }
    return found;
}

std::optional<std::size_t> XmlTree::first(std::size_t place, std::string_view name) const {
    for (std::size_t next = place + 1; next < at(place).end; next = at(next).end) {
        if (at(next).name == name) return next;
    }
    return std::nullopt;
}

std::string_view XmlTree::text_of(std::size_t place, std::string_view name) const {
    const auto child = first(place, name);
    if (!child) return {};
    at(*child).used = true;
    return at(*child).text;
}

}  // namespace spacebetween
