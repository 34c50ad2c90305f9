export { type AxisScale, BottomAxis, LeftAxis } from './axes.tsx';
export { ClassSizes, type ClassSizesProps } from './ClassSizes.tsx';
export { Criteria, type CriteriaProps, type CriterionLine } from './Criteria.tsx';
export { type LevelItem, LevelProfiles, type LevelProfilesProps } from './LevelProfiles.tsx';
export { type Mark, markOf } from './marks.ts';
export { type NumberItem, NumberProfiles, type NumberProfilesProps } from './NumberProfiles.tsx';
export { Starts, type StartsProps } from './Starts.tsx';
export { chartStyle } from './style.ts';
export { Trace, type TraceProps } from './Trace.tsx';
