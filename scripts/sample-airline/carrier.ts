// The fictional carrier. No listed airline uses the designator, and 000 is nobody's accounting code.

export const sampleCarrier = { designator: 'Z1', name: 'Skyhold Airways', accountingCode: '000' };
