// How invitations are made, looked at and spent.
#include "server/access/invitations.hpp"

#include "server/access/room_places.hpp"
#include "server/access/roster_rules.hpp"
#include "server/access/token.hpp"
#include "server/base/utf8.hpp"
#include "server/vocabulary/spec.hpp"

namespace spacebetween {

namespace {

std::optional<HttpRefusal> fault_in(const InvitationWish& wish, Time now, const Limits& limits) {
    const bool guest = !wish.agency.empty();
    if (guest && (!wish.until || *wish.until <= now)) {
        return HttpRefusal::refused;
    }
    if (!valid_words(wish.agency) || code_points(wish.agency) > limits.name_points) {
        return HttpRefusal::refused;
    }
    if (wish.role && (spec_of(*wish.role).accountable || (guest && !spec_of(*wish.role).guests))) {
        return HttpRefusal::refused;
    }
    return std::nullopt;
}

}  // namespace

Result<std::string, HttpRefusal> invite(
    Accounts& accounts,
    const InvitationWish& wish,
    Time now,
    const Limits& limits,
    Random& random
) {
    const auto inviter = at_the_door(accounts, wish.room, wish.by, now);
    if (!inviter) {
        return inviter.error();
    }
    if (inviter->guest) {
        return HttpRefusal::forbidden;
    }
    if (const auto fault = fault_in(wish, now, limits)) {
        return *fault;
    }
    if (accounts.open_invitations(wish.room, now).size() >= limits.invitations_per_room) {
        return HttpRefusal::refused;
    }
    std::string token = new_token(random);
    Invitation invitation;
    invitation.token_hash = token_hash(token);
    invitation.room = wish.room;
    invitation.invited_by = wish.by;
    invitation.role = wish.role;
    invitation.made = now;
    invitation.expires = now + static_cast<Millis>(limits.invitation_ms);
    if (!wish.agency.empty()) {
        invitation.guest = GuestOf{wish.agency, *wish.until};
    }
    const auto added = accounts.add_invitation(invitation);
    if (!added) {
        return refusal_of(added.error());
    }
    return token;
}

Result<Invitation, HttpRefusal>
open_invitation(Accounts& accounts, std::string_view token, Time now) {
    if (!token_well_formed(token)) {
        return HttpRefusal::invitation_over;
    }
    const auto invitation = accounts.invitation(token_hash(token));
    if (!invitation || invitation->used || invitation->expires <= now) {
        return HttpRefusal::invitation_over;
    }
    return *invitation;
}

std::optional<HttpRefusal> no_place_behind(
    Accounts& accounts,
    const Invitation& invitation,
    const AccountId& newcomer,
    Time now,
    const Limits& limits
) {
    const auto roster = accounts.roster(invitation.room);
    if (places_taken(roster, now) >= limits.room_members) {
        return HttpRefusal::roster_full;
    }
    const auto room = accounts.room(invitation.room);
    if (!room || invitation.guest) {
        return std::nullopt;
    }
    return no_place_in_team(accounts, room->team, newcomer, limits);
}

Result<RoomId, HttpRefusal> accept_invitation(
    Accounts& accounts,
    std::string_view token,
    const AccountId& account,
    Time now,
    const Limits& limits
) {
    const auto invitation = open_invitation(accounts, token, now);
    if (!invitation) {
        return invitation.error();
    }
    const auto room = accounts.room(invitation->room);
    const auto known = accounts.account(account);
    if (!room || !known || known->suspended) {
        return HttpRefusal::invitation_over;
    }
    const auto present = accounts.roster_entry(room->id, account);
    const bool inside = present && may_enter(*present, now);
    if (const auto full = no_place_behind(accounts, *invitation, account, now, limits);
        full && !inside) {
        return *full;
    }
    // Spent first: of two who follow one link at once, the second finds it over.
    const auto spent = accounts.use_invitation(invitation->token_hash, now);
    if (!spent) {
        return refusal_of(spent.error());
    }
    if (inside) {
        return room->id;
    }
    RosterRow row;
    row.account = account;
    row.guest = invitation->guest;
    row.since = now;
    auto joined = accounts.put_on_roster(room->id, row);
    if (joined && !row.guest) {
        joined = accounts.join_team(room->team, account);
    }
    if (!joined) {
        return refusal_of(joined.error());
    }
    return room->id;
}

}  // namespace spacebetween
