// Files to read: families written for these tests, and a corpus of real ones when it is there.
#pragma once

#include "server/interchange/reading.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace spacebetween {

inline constexpr int test_year = 2026;

inline ImportOptions test_options() {
    ImportOptions options;
    options.year = test_year;
    return options;
}

inline ImportedFamily must_read(std::string_view bytes) {
    auto read = read_family(bytes, test_options());
    if (!read) FAIL(told(read.error()));
    return std::move(*read);
}

/// The fault of a file that must not be read.
inline ImportFault must_refuse(std::string_view bytes) {
    const auto read = read_family(bytes, test_options());
    REQUIRE(!read.has_value());
    return read.error();
}

/// The one record of this type with this name, or the first of its type without a name.
inline const Record& the(const Family& family, Type type, std::string_view name = {}) {
    for (const Record& record : family.records()) {
        if (record.type != type) continue;
        if (name.empty() || words_of(record, "name") == name) return record;
    }
    FAIL("no such record: " << name);
    return family.records().front();
}

/// Each record in words that do not depend on the order of records or on their ids: equal lists
/// mean families that look alike.
std::vector<std::string> sentences_of(const Family& family);

/// The lines that a report names for a loss whose name ends so.
inline std::vector<std::uint32_t>
lines_lost(const ImportedFamily& read, LossKind kind, std::string_view what) {
    const auto found = read.losses.all().find({kind, std::string(what)});
    return found == read.losses.all().end() ? std::vector<std::uint32_t>{} : found->second;
}

/// Whether nothing was lost; a loop of ancestors is told each time it is met.
inline bool lost_nothing(const ImportedFamily& read) {
    const auto& all = read.losses.all();
    return std::all_of(all.begin(), all.end(), [](const auto& row) {
        return row.first.first == LossKind::loop;
    });
}

/// A whole file of 5.5.1 around these lines.
inline std::string gedcom_file(std::string_view lines, std::string_view version = "5.5.1") {
    return "0 HEAD\n1 GEDC\n2 VERS " + std::string(version) + "\n1 CHAR UTF-8\n" +
           std::string(lines) + "0 TRLR\n";
}

inline std::string bytes_of_path(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// The folder of real files, which need not be there.
std::filesystem::path corpus();

inline std::vector<std::filesystem::path> corpus_files(std::string_view folder = {}) {
    std::vector<std::filesystem::path> files;
    const auto root = corpus() / "gedcom" / folder;
    if (!std::filesystem::exists(root)) return files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
        if (entry.path().extension() == ".ged") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace spacebetween
