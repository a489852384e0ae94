// What each of us asks of the map on our own screen: which drawing, which day, which relations.
import { signal } from "@preact/signals";
import type { BondFilter } from "../draw/bonds";
import type { LensName } from "../draw/findings";
import type { ViewName } from "../draw/places";
import type { Scene } from "../draw/scene";
import type { Tidied } from "../protocol/map_answers";
import type { Versions } from "../state/seen";
import type { KinKind } from "./map_kin";

export type Show = "picture" | "list" | "table";

export type TidyPreview = {
  readonly tidied: Tidied;
  readonly view: ViewName;
  /** Whether the picture shows it, or how things stand now. */
  readonly shown: boolean;
};

/** It lasts as long as the page; nobody else sees it. */
export const mapView = {
  show: signal<Show>(matchMedia("(max-width: 640px)").matches ? "list" : "picture"),
  drawing: signal<ViewName>("genogram"),
  filter: signal<BondFilter>("selected"),
  /** The year that the map is shown as of, or 0 for today. */
  year: signal(0),
  near: signal(false),
  /** What is looked for, and the map as this browser last saw it in a session before. */
  lens: signal<LensName | "">(""),
  lastTime: signal<Versions | undefined>(undefined),
  /** A tidied layout that is being looked at. */
  tidy: signal<TidyPreview | undefined>(undefined),
  /** Which relative is being added to the one who is selected. */
  adding: signal<KinKind | undefined>(undefined),
  /** Whether the details of the selected one are open. */
  details: signal(false),
};

export type SceneOf = () => Scene;
