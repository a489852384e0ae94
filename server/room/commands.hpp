// What each command does, or why it does nothing.
#pragma once

#include "server/base/result.hpp"
#include "server/room/command.hpp"
#include "server/room/deciding.hpp"

namespace spacebetween {

/// The table of rights has been asked before; what is left is each command's own rule.
using Decided = Result<Act, No>;

Decided decide(Deciding& deciding, const Member& by, const OpenSession& with);
Decided decide(Deciding& deciding, const Member& by, const CloseSession& with);
Decided decide(Deciding& deciding, const Member& by, const CarrySession& with);
Decided decide(Deciding& deciding, const Member& by, const FinishBy& with);
Decided decide(Deciding& deciding, const Member& by, const NextStage& with);
Decided decide(Deciding& deciding, const Member& by, const PreviousStage& with);
Decided decide(Deciding& deciding, const Member& by, const ExtendStage& with);
Decided decide(Deciding& deciding, const Member& by, const JumpStage& with);
Decided decide(Deciding& deciding, const Member& by, const InsertStage& with);
Decided decide(Deciding& deciding, const Member& by, const SkipStage& with);
Decided decide(Deciding& deciding, const Member& by, const ChooseModule& with);
Decided decide(Deciding& deciding, const Member& by, const PauseSession& with);
Decided decide(Deciding& deciding, const Member& by, const KeepContract& with);
Decided decide(Deciding& deciding, const Member& by, const AdmitManager& with);
Decided decide(Deciding& deciding, const Member& by, const SitWith& with);
Decided decide(Deciding& deciding, const Member& by, const NextRoom& with);
Decided decide(Deciding& deciding, const Member& by, const SetRoles& with);
Decided decide(Deciding& deciding, const Member& by, const PassTurn& with);
Decided decide(Deciding& deciding, const Member& by, const NextTurn& with);
Decided decide(Deciding& deciding, const Member& by, const Hold& with);
Decided decide(Deciding& deciding, const Member& by, const RaiseSafety& with);
Decided decide(Deciding& deciding, const Member& by, const EndSafety& with);
Decided decide(Deciding& deciding, const Member& by, const TakeOut& with);
Decided decide(Deciding& deciding, const Member& by, const RemoveMember& with);
Decided decide(Deciding& deciding, const Member& by, const TakeFacilitation& with);
Decided decide(Deciding& deciding, const Member& by, const ObjectFacilitation& with);
Decided decide(Deciding& deciding, const Member& by, const SignSummary& with);
Decided decide(Deciding& deciding, const Member& by, const SummaryLater& with);
Decided decide(Deciding& deciding, const Member& by, const DiscardSummary& with);
Decided decide(Deciding& deciding, const Member& by, const CorrectSummary& with);
Decided decide(Deciding& deciding, const Member& by, const TidyMap& with);
Decided decide(Deciding& deciding, const Member& by, const ImportMap& with);
Decided decide(Deciding& deciding, const Member& by, const ShareMap& with);
Decided decide(Deciding& deciding, const Member& by, const ObjectMap& with);
Decided decide(Deciding& deciding, const Member& by, const KeepMark& with);
Decided decide(Deciding& deciding, const Member& by, const OpenHistory& with);

/// A refusal that says where the session stands and what is needed first.
No needs(const RoomState& state, std::vector<std::string> missing);

/// What a member is who was given no part: the usual role, and the hat of whoever is accountable.
RoleSet usual_roles(const Member& member);
/// Takes the hat of whoever is accountable from a member who is not, or not any more.
void give_up_hat(SessionState& session, const Member& member);
/// Whether these roles may be given to this member.
bool may_hold(const Member& member, RoleSet roles, Time now);

/// An act that leaves the session as `now`.
Act act_with(const Member& by, SessionState now);

/// A field of a record by its name, for ops that the server asks for.
FieldValue field(Type type, std::string_view name, Value value);

}  // namespace spacebetween
