// The words that only panels loaded later ask for. The build fills this in; else they are all at hand.
import { addWords } from "./words";

const later = {};

addWords(later);
