// A small set of enumerators, one bit each: targets a role may write to, boards it is shown.
#pragma once

#include <cstdint>
#include <initializer_list>

namespace spacebetween {

/// Enumerators must be below 32. The order of `for_each` is that of the enumeration.
template <class Enum>
class EnumSet {
public:
    constexpr EnumSet() = default;
    constexpr EnumSet(std::initializer_list<Enum> members) {
        for (const Enum member : members) {
            insert(member);
        }
    }

    constexpr void insert(Enum member) { bits_ |= bit(member); }
    constexpr void erase(Enum member) { bits_ &= ~bit(member); }
    [[nodiscard]] constexpr bool contains(Enum member) const { return (bits_ & bit(member)) != 0; }
    [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }
    /// Every member of `other` is here too.
    [[nodiscard]] constexpr bool includes(EnumSet other) const {
        return (other.bits_ & ~bits_) == 0;
    }

    constexpr EnumSet& operator|=(EnumSet other) {
        bits_ |= other.bits_;
        return *this;
    }
    constexpr EnumSet& operator&=(EnumSet other) {
        bits_ &= other.bits_;
        return *this;
    }
    friend constexpr EnumSet operator|(EnumSet left, EnumSet right) { return left |= right; }
    friend constexpr EnumSet operator&(EnumSet left, EnumSet right) { return left &= right; }
    friend constexpr bool operator==(EnumSet, EnumSet) = default;

    template <class Visit>
    constexpr void for_each(Visit visit) const {
        for (std::uint32_t index = 0; index < 32; ++index) {
            if ((bits_ >> index & 1U) != 0) {
                visit(static_cast<Enum>(index));
            }
        }
    }

private:
    static constexpr std::uint32_t bit(Enum member) {
        return std::uint32_t{1} << static_cast<std::uint32_t>(member);
    }

    std::uint32_t bits_ = 0;
};

}  // namespace spacebetween
