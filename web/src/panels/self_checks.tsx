// What each may check for themselves while all write alone: how we are, and where clinician and team stand.
import { ClimateSealed } from "./climate";
import { CompassSealed } from "./compass";

export function SelfChecks() {
  return (
    <>
      <ClimateSealed />
      <CompassSealed />
    </>
  );
}
