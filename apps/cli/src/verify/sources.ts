/** Where data and networks come from, by their names in files of results. */
const DATA: Readonly<Record<string, string>> = {
  acidity: 'Crawford 1994',
  carcinoma: 'Agresti 2002',
  cheating: 'Dayton 1998',
  deaths1910: 'Hasselblad 1969',
  diabetes: 'Reaven & Miller 1979',
  election: 'NES 2000',
  faithful: 'Azzalini & Bowman 1990',
  galaxies: 'Roeder 1990',
  gss82: 'McCutcheon 1987',
  iris: 'Anderson 1935',
  thyroid: 'Coomans et al. 1983',
  alarm: 'Beinlich et al. 1989',
  asia: 'Lauritzen & Spiegelhalter 1988',
  cancer: 'Korb & Nicholson 2010',
  sachs: 'Sachs et al. 2005',
};

/** Programs that computed results, by what the names of files say. */
const PROGRAMS: readonly (readonly [name: RegExp, program: string])[] = [
  [/^conv_mclust_/, 'mclust (Scrucca et al. 2016)'],
  [/^conv_/, 'scikit-learn (Pedregosa et al. 2011)'],
  [/_pois_/, 'flexmix (Leisch 2004)'],
  [/^identifiability_/, 'closed form'],
];

/** Whose the data are, and who computed from them. */
export function sourceOf(name: string): string {
  const data = Object.entries(DATA).find(([set]) => name.split('_').includes(set))?.[1];
  const program = name.startsWith('steps_') ? undefined : PROGRAMS.find(([pattern]) => pattern.test(name))?.[1];
  return [data, program ?? 'independent EM'].filter((part) => part !== undefined).join('; ');
}
