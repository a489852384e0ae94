// libsodium's crypto_pwhash_str, and a short list of what people choose first.
#include "server/access/password.hpp"

#include "server/base/utf8.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>

namespace spacebetween {

namespace {

/// What remains of these once digits and signs are taken away is what most guesses try first.
constexpr std::array common_stems{
    std::string_view("password"),
    std::string_view("passwort"),
    std::string_view("letmein"),
    std::string_view("welcome"),
    std::string_view("qwerty"),
    std::string_view("qwertyuiop"),
    std::string_view("admin"),
    std::string_view("administrator"),
    std::string_view("changeme"),
    std::string_view("secret"),
    std::string_view("iloveyou"),
    std::string_view("monkey"),
    std::string_view("football"),
    std::string_view("liverpool"),
    std::string_view("supervision"),
    std::string_view("socialwork"),
    std::string_view("socialworker"),
    std::string_view("council"),
    std::string_view("safeguarding"),
    std::string_view("spacebetween"),
    std::string_view("passwordpassword"),
};

std::string letters_of(std::string_view text) {
    std::string letters;
    for (const char c : text) {
        if (c >= 'A' && c <= 'Z') {
            letters += static_cast<char>(c - 'A' + 'a');
        } else if ((c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80) {
            letters += c;
        }
    }
    return letters;
}

/// The whole is a short piece over and over: "aaaaaaaaaaaa", "abcabcabcabc".
bool repeats(std::string_view text) {
    for (std::size_t piece = 1; piece <= 4 && piece < text.size(); ++piece) {
        bool same = true;
        for (std::size_t at = piece; at < text.size() && same; ++at) {
            same = text[at] == text[at - piece];
        }
        if (same) {
            return true;
        }
    }
    return false;
}

bool easy(std::string_view password, std::span<const std::string_view> context) {
    const std::string letters = letters_of(password);
    // Digits and signs alone are dates and keyboard walks.
    if (letters.size() < 4 || repeats(password)) {
        return true;
    }
    if (std::ranges::find(common_stems, letters) != common_stems.end()) {
        return true;
    }
    return std::ranges::any_of(context, [&](std::string_view word) {
        const std::string stem = letters_of(word);
        return stem.size() >= 4 && (letters == stem || letters == stem + stem);
    });
}

}  // namespace

std::string hash_password(std::string_view password, const PasswordCost& cost) {
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    const int failed = crypto_pwhash_str_alg(
        hash.data(),
        password.data(),
        password.size(),
        cost.passes,
        cost.memory_bytes,
        crypto_pwhash_ALG_ARGON2ID13
    );
    return failed == 0 ? std::string(hash.data()) : std::string();
}

bool password_matches(std::string_view hash, std::string_view password) {
    // The library wants its text ended, and never longer than its own.
    std::array<char, crypto_pwhash_STRBYTES> ended{};
    if (hash.empty() || hash.size() >= ended.size()) {
        return false;
    }
    std::ranges::copy(hash, ended.begin());
    return crypto_pwhash_str_verify(ended.data(), password.data(), password.size()) == 0;
}

std::string_view dummy_hash() {
    return "$argon2id$v=19$m=65536,t=3,p=1$OWPIAF8zl6Y+Eamguyjh6w$"
           "XvygoXOXhjr76tXqOYweAF8hRC+Qo/RAhMMPNgcHyEw";
}

bool wants_rehash(std::string_view hash, const PasswordCost& cost) {
    const std::string ended(hash);
    return crypto_pwhash_str_needs_rehash(ended.c_str(), cost.passes, cost.memory_bytes) != 0;
}

std::optional<HttpRefusal> password_fault(
    std::string_view password,
    std::span<const std::string_view> context,
    const Limits& limits
) {
    if (password.size() > limits.password_bytes) {
        return HttpRefusal::too_large;
    }
    if (!valid_utf8(password)) {
        return HttpRefusal::bad_request;
    }
    if (code_points(password) < limits.password_points_min) {
        return HttpRefusal::password_short;
    }
    if (easy(password, context)) {
        return HttpRefusal::password_common;
    }
    return std::nullopt;
}

void wipe(std::string& secret) {
    sodium_memzero(secret.data(), secret.size());
    secret.clear();
}

}  // namespace spacebetween
