// The airports Skyhold Airways flies to: names, cities, coordinates in degrees, terminals. Country and zone are those of the city.

export type SampleAirport = {
  iata: string;
  name: string;
  city: string;
  latitude: number;
  longitude: number;
  terminals: string[];
  /** The one the carrier uses; null where the airport has no numbered terminals. */
  homeTerminal: string | null;
};

/** `terminals` separated by spaces; the first is the carrier's own. */
function airport(
  iata: string,
  city: string,
  name: string,
  latitude: number,
  longitude: number,
  terminals = '',
): SampleAirport {
  const list = terminals.split(' ').filter((terminal) => terminal !== '');
  return { iata, name, city, latitude, longitude, terminals: [...list].sort(), homeTerminal: list[0] ?? null };
}

export const sampleAirports: SampleAirport[] = [
  // Europe and the Atlantic islands
  airport('LHR', 'LON', 'London Heathrow', 51.47, -0.4543, '2 3 4 5'),
  airport('LGW', 'LON', 'London Gatwick', 51.1537, -0.1821, 'N S'),
  airport('MAN', 'MAN', 'Manchester', 53.3537, -2.275, '2 3'),
  airport('EDI', 'EDI', 'Edinburgh', 55.95, -3.3725),
  airport('DUB', 'DUB', 'Dublin', 53.4213, -6.2701, '2 1'),
  airport('CDG', 'PAR', 'Paris Charles de Gaulle', 49.0097, 2.5479, '2E 1 2A 2B 2C 2D 2F 2G 3'),
  airport('ORY', 'PAR', 'Paris Orly', 48.7233, 2.3794, '4 1 2 3'),
  airport('NCE', 'NCE', "Nice Côte d'Azur", 43.6584, 7.2159, '1 2'),
  airport('LYS', 'LYS', 'Lyon Saint-Exupéry', 45.7256, 5.0811, '1 2'),
  airport('AMS', 'AMS', 'Amsterdam Schiphol', 52.3086, 4.7639),
  airport('BRU', 'BRU', 'Brussels', 50.9014, 4.4844),
  airport('FRA', 'FRA', 'Frankfurt am Main', 50.0333, 8.5706, '1 2 3'),
  airport('MUC', 'MUC', 'Munich', 48.3538, 11.7861, '2 1'),
  airport('BER', 'BER', 'Berlin Brandenburg', 52.3667, 13.5033, '1 2'),
  airport('ZRH', 'ZRH', 'Zürich', 47.4647, 8.5492),
  airport('VIE', 'VIE', 'Vienna', 48.1103, 16.5697, '3 1'),
  airport('FCO', 'ROM', 'Rome Fiumicino', 41.8003, 12.2389, '1 3'),
  airport('MXP', 'MIL', 'Milan Malpensa', 45.6306, 8.7231, '1 2'),
  airport('MAD', 'MAD', 'Madrid Barajas', 40.4936, -3.5668, '4 1 2 3 4S'),
  airport('BCN', 'BCN', 'Barcelona El Prat', 41.2971, 2.0785, '1 2'),
  airport('TFS', 'TCI', 'Tenerife South', 28.0445, -16.5725),
  airport('LIS', 'LIS', 'Lisbon', 38.7742, -9.1342, '1 2'),
  airport('PDL', 'PDL', 'Ponta Delgada João Paulo II', 37.7412, -25.6979),
  airport('ATH', 'ATH', 'Athens', 37.9364, 23.9445),
  airport('WAW', 'WAW', 'Warsaw Chopin', 52.1657, 20.9671),
  airport('CPH', 'CPH', 'Copenhagen Kastrup', 55.6179, 12.656, '3 2'),
  airport('OSL', 'OSL', 'Oslo Gardermoen', 60.1939, 11.1004),
  airport('ARN', 'STO', 'Stockholm Arlanda', 59.6519, 17.9186, '5 4'),
  airport('HEL', 'HEL', 'Helsinki Vantaa', 60.3172, 24.9633),
  airport('IST', 'IST', 'Istanbul', 41.2753, 28.7519),
  airport('KEF', 'REK', 'Reykjavík Keflavík', 63.985, -22.6056),
  // Africa
  airport('CMN', 'CAS', 'Casablanca Mohammed V', 33.3675, -7.59, '1 2'),
  airport('CAI', 'CAI', 'Cairo', 30.1219, 31.4056, '3 1 2'),
  airport('NBO', 'NBO', 'Nairobi Jomo Kenyatta', -1.3192, 36.9278, '1A 1B 1C 2'),
  airport('LOS', 'LOS', 'Lagos Murtala Muhammed', 6.5774, 3.3212, '2 1'),
  airport('JNB', 'JNB', 'Johannesburg O. R. Tambo', -26.1392, 28.246, 'A B'),
  // Asia
  airport('DXB', 'DXB', 'Dubai', 25.2528, 55.3644, '1 2 3'),
  airport('DEL', 'DEL', 'Delhi Indira Gandhi', 28.5665, 77.1031, '3 1 2'),
  airport('BOM', 'BOM', 'Mumbai Chhatrapati Shivaji', 19.0887, 72.8679, '2 1'),
  airport('KTM', 'KTM', 'Kathmandu Tribhuvan', 27.6966, 85.3591, 'I D'),
  airport('SIN', 'SIN', 'Singapore Changi', 1.3502, 103.994, '3 1 2 4'),
  airport('BKK', 'BKK', 'Bangkok Suvarnabhumi', 13.6811, 100.747),
  airport('HKG', 'HKG', 'Hong Kong', 22.3089, 113.915, '1 2'),
  airport('HND', 'TYO', 'Tokyo Haneda', 35.5523, 139.78, '3 1 2'),
  airport('NRT', 'TYO', 'Tokyo Narita', 35.7647, 140.386, '1 2 3'),
  airport('ICN', 'SEL', 'Seoul Incheon', 37.4691, 126.451, '1 2'),
  // Australia and the Pacific
  airport('SYD', 'SYD', 'Sydney Kingsford Smith', -33.9461, 151.177, '1 2 3'),
  airport('ADL', 'ADL', 'Adelaide', -34.945, 138.531),
  airport('LDH', 'LDH', 'Lord Howe Island', -31.5383, 159.077),
  airport('AKL', 'AKL', 'Auckland', -37.0081, 174.792, 'I D'),
  airport('CHT', 'CHT', 'Chatham Islands Tuuta', -43.81, -176.457),
  airport('APW', 'APW', 'Apia Faleolo', -13.83, -172.008),
  airport('PPG', 'PPG', 'Pago Pago', -14.331, -170.71),
  airport('CXI', 'CXI', 'Kiritimati Cassidy', 1.9862, -157.35),
  airport('HNL', 'HNL', 'Honolulu Daniel K. Inouye', 21.3187, -157.922, '2 1 3'),
  // North America and the Caribbean
  airport('LAX', 'LAX', 'Los Angeles', 33.9425, -118.408, 'B 1 2 3 4 5 6 7 8'),
  airport('SFO', 'SFO', 'San Francisco', 37.6189, -122.375, 'I 1 2 3'),
  airport('PHX', 'PHX', 'Phoenix Sky Harbor', 33.4343, -112.012, '4 3'),
  airport('DEN', 'DEN', 'Denver', 39.8617, -104.673),
  airport('ORD', 'CHI', "Chicago O'Hare", 41.9786, -87.9048, '5 1 2 3'),
  airport('DFW', 'DFW', 'Dallas Fort Worth', 32.8968, -97.038, 'D A B C E'),
  airport('JFK', 'NYC', 'New York John F. Kennedy', 40.6398, -73.7789, '7 1 4 5 8'),
  airport('EWR', 'NYC', 'New York Newark Liberty', 40.6925, -74.1687, 'B A C'),
  airport('BOS', 'BOS', 'Boston Logan', 42.3643, -71.0052, 'E A B C'),
  airport('MIA', 'MIA', 'Miami', 25.7932, -80.2906, 'S C N'),
  airport('ATL', 'ATL', 'Atlanta Hartsfield-Jackson', 33.6367, -84.4281, 'I S N'),
  airport('YYZ', 'YTO', 'Toronto Pearson', 43.6772, -79.6306, '3 1'),
  airport('YYT', 'YYT', "St. John's", 47.6186, -52.7519),
  airport('MEX', 'MEX', 'Mexico City Benito Juárez', 19.4363, -99.0721, '1 2'),
  airport('PTP', 'PTP', 'Pointe-à-Pitre Le Raizet', 16.2653, -61.5318, '1 2'),
  // South America
  airport('BOG', 'BOG', 'Bogotá El Dorado', 4.7016, -74.1469, '1 2'),
  airport('LIM', 'LIM', 'Lima Jorge Chávez', -12.0219, -77.1143),
  airport('GRU', 'SAO', 'São Paulo Guarulhos', -23.4356, -46.4731, '3 1 2'),
  airport('EZE', 'BUE', 'Buenos Aires Ezeiza', -34.8222, -58.5358, 'A B C'),
  airport('SCL', 'SCL', 'Santiago Arturo Merino Benítez', -33.393, -70.7858, '2 1'),
];
