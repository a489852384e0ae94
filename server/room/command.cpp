// Names commands as the wire does.
#include "server/room/command.hpp"

namespace spacebetween {

namespace {

struct NameOf {
    CommandName operator()(const OpenSession&) const { return CommandName::session_open; }
    CommandName operator()(const CloseSession&) const { return CommandName::session_close; }
    CommandName operator()(const CarrySession&) const { return CommandName::session_carry; }
    CommandName operator()(const FinishBy&) const { return CommandName::session_finish_by; }
    CommandName operator()(const NextStage&) const { return CommandName::stage_next; }
    CommandName operator()(const PreviousStage&) const { return CommandName::stage_back; }
    CommandName operator()(const ExtendStage&) const { return CommandName::stage_extend; }
    CommandName operator()(const JumpStage&) const { return CommandName::stage_jump; }
    CommandName operator()(const InsertStage&) const { return CommandName::stage_insert; }
    CommandName operator()(const SkipStage&) const { return CommandName::stage_skip; }
    CommandName operator()(const ChooseModule&) const { return CommandName::stage_module; }
    CommandName operator()(const PauseSession&) const { return CommandName::session_pause; }
    CommandName operator()(const KeepContract&) const { return CommandName::contract_kept; }
    CommandName operator()(const AdmitManager&) const { return CommandName::manager_admit; }
    CommandName operator()(const SitWith&) const { return CommandName::member_with; }
    CommandName operator()(const NextRoom&) const { return CommandName::agenda_next; }
    CommandName operator()(const SetRoles&) const { return CommandName::role_set; }
    CommandName operator()(const PassTurn&) const { return CommandName::turn_pass; }
    CommandName operator()(const NextTurn&) const { return CommandName::turn_next; }
    CommandName operator()(const Hold&) const { return CommandName::hold; }
    CommandName operator()(const RaiseSafety&) const { return CommandName::safety_raise; }
    CommandName operator()(const EndSafety&) const { return CommandName::safety_end; }
    CommandName operator()(const TakeOut&) const { return CommandName::take_out; }
    CommandName operator()(const RemoveMember&) const { return CommandName::member_remove; }
    CommandName operator()(const TakeFacilitation&) const { return CommandName::facilitation_take; }
    CommandName operator()(const ObjectFacilitation&) const {
        return CommandName::facilitation_object;
    }
    CommandName operator()(const SignSummary&) const { return CommandName::summary_sign; }
    CommandName operator()(const SummaryLater&) const { return CommandName::summary_later; }
    CommandName operator()(const DiscardSummary&) const { return CommandName::summary_discard; }
    CommandName operator()(const CorrectSummary&) const { return CommandName::summary_correct; }
    CommandName operator()(const TidyMap&) const { return CommandName::map_tidy; }
    CommandName operator()(const ImportMap&) const { return CommandName::map_import; }
    CommandName operator()(const ShareMap&) const { return CommandName::map_share; }
    CommandName operator()(const ObjectMap&) const { return CommandName::map_object; }
    CommandName operator()(const KeepMark&) const { return CommandName::compass_keep; }
    CommandName operator()(const OpenHistory&) const { return CommandName::history_open; }
};

}  // namespace

CommandName name_of(const CommandWith& with) { return std::visit(NameOf{}, with); }

}  // namespace spacebetween
