// How numbers and words are measured, exactly as the client measures them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// A map of a family as a picture that leaves the room. Everything here is a pure function of
/// values, and draws what the client's own renderer (web/src/draw) draws, to the last digit: the
/// tests hold both to the same files.
namespace spacebetween::render {

/// Rounded to a tenth, written without a needless fraction.
std::string put(double value);

/// The two numbers of a point in path data.
std::string at(double x, double y);

/// As short as a number can be written without losing any of it.
std::string plain(double value);

/// The width of a line of words at a size, in whole units, rounded up.
int width_of(std::string_view text, double size);

/// Room for a label: how wide each line may be, and how many there may be.
struct LabelRoom {
    double size;
    int width;
    std::size_t lines;
};

/// Breaks words into at most so many lines; what does not fit ends in "…".
std::vector<std::string> wrapped(std::string_view text, const LabelRoom& room);

/// A measure of the notation by its name.
double size_named(std::string_view name);

}  // namespace spacebetween::render
